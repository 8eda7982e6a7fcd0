#!/bin/sh
# import.t - what asn-import promises of any export: every row is accounted for; its own output
# comes in unchanged; several files are one table; the map that was found finds the same; the
# rejects, repaired, complete what was accepted; texts come out as they went in; what is made to hurt
# ends in an error, soon and in little memory; no digit is ever invented.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

cd "$tmp" || exit

# --- Every row is accounted for, in every case of tests/golden.

balance() {
	cat "$root"/tests/golden/*/err | grep -E ': [0-9]+ read, [0-9]+ accepted, [0-9]+ rejected' >sums
	[ "$(wc -l <sums)" -gt 100 ] || { echo "only $(wc -l <sums) sums" && return 1; }
	sed 's/.*: \([0-9]*\) read, \([0-9]*\) accepted, \([0-9]*\) rejected, \([0-9]*\) skipped.*/\1 \2 \3 \4 &/' \
		sums | awk '$1 != $2 + $3 + $4 { print; bad = 1 } END { exit bad }'
}
t "read = accepted + rejected + skipped" balance

# --- Its own output comes in unchanged: what every case printed, run by run.

# The runs of a case: what it printed between exit statuses, failures and other things.
runs() {
	awk -v to="$tmp/run" '
		/^[0-9]+$/ || /^jenis,alat,pesan$/ || /^gagal,/ || /^(baris|tolak_baris),/ ||
			/^\{"berkas"/ || /^[a-z-]+\.csv$/ { to_file = ""
			next
		}
		/^(jenis,|\{"jenis":)/ && to_file == "" { to_file = to (++n) }
		/^jenis,/ && seen[to_file] == $0 { to_file = to (++n) }
		to_file != "" { print >to_file; if (/^jenis,/) seen[to_file] = $0 }
	' "$1"
}

# same_again FILE: as CSV, as JSON, and both ways. A header alone does not say its type.
same_again() {
	grep -qv '^jenis,' "$1" || return 0
	asn-import -q "$1" >again && cmp "$1" again && asn-import -q -f json "$1" >rekaman &&
		asn-import -q rekaman >lagi && cmp rekaman lagi &&
		asn-import -q -f csv rekaman >again && asn-import -q -f csv "$1" | cmp - again
}

unchanged() {
	runs "$root/tests/golden/$1/out"
	for r in "$tmp"/run*; do
		same_again "$r" || { cat "$r" && return 1; }
	done
}

n=0
for c in "$root"/tests/golden/layout-* "$root"/tests/golden/habit-*; do
	rm -f "$tmp"/run*
	runs "$c/out"
	[ -e "$tmp/run1" ] || continue
	n=$((n + 1))
	t "its own output: ${c##*/}" unchanged "${c##*/}"
done
t "there were many of them" test "$n" -gt 60

# --- Several files are one table.

# split_in_three FILE HEADER-LINES: a, b and c, each with the header.
split_in_three() {
	for part in a b c; do
		head -n "$2" "$1" >"$part"
	done
	tail -n "+$(($2 + 1))" "$1" >body
	awk -v n="$(wc -l <body)" '{ print >>(NR * 3 <= n ? "a" : NR * 3 <= 2 * n ? "b" : "c") }' body
}

# sums FILE...: those of what was said on standard error.
sums() {
	awk '/: [0-9]+ read, / {
		sub(/.*: /, ""); gsub(/[a-z,]/, "")
		r += $1; a += $2; j += $3; s += $4
	} END { print r, a, j, s }' "$@"
}

# one_of_many HEADER-LINES FILE OPTION...
one_of_many() {
	lines=$1
	whole=$2
	shift 2
	split_in_three "$whole" "$lines"
	asn-import "$@" "$whole" >out1 2>err1
	one=$?
	asn-import "$@" a b c >out2 2>err2
	many=$?
	[ "$one" -eq "$many" ] && [ "$one" -lt 2 ] && cmp out1 out2 &&
		[ "$(sums err1)" = "$(sums err2)" ] && return
	echo "exit status $one, $many; $(sums err1); $(sums err2)"
	diff out1 out2 | head -n 10
	return 1
}

nips 300 | awk 'BEGIN { print "NIP;Nama;Unit Kerja;Golongan" }
	{ printf "%s;Pegawai %d;Bidang %d;%s\n", $1 (NR % 11 ? "" : "X"), NR, NR % 7, (NR % 13 ? "III/a" : "34") }
	NR % 50 == 0 { print ";;;" }' >pegawai.csv
t "several files are one: a roster" one_of_many 1 pegawai.csv
t "several files are one: with a constant" one_of_many 1 pegawai.csv -s jabatan=Analis
awk 'NR == 1 { print "Daftar Pegawai;;;\nPeriode 2026;;;" } { print }' pegawai.csv >judul.csv
t "several files are one: below titles" one_of_many 3 judul.csv
sed 's/$/\r/' pegawai.csv >crlf.csv
t "several files are one: CRLF" one_of_many 1 crlf.csv
tr ';' '\t' <pegawai.csv >tab.txt
t "several files are one: tabs" one_of_many 1 tab.txt
asn-import -q -f csv pegawai.csv >kanonis.csv 2>/dev/null
t "several files are one: canonical" one_of_many 1 kanonis.csv
nips 300 | awk '{ print "NIP;Periode;Hasil Kerja;Perilaku" >"nilai.csv"; exit }'
nips 300 | awk '{ print $1 ";TW " (NR % 4 + 1) " 2026;" (NR % 3 ? "Sesuai" : "Diatas") " Ekspektasi;Sesuai" }' \
	>>nilai.csv
t "several files are one: appraisals" one_of_many 1 nilai.csv

awk '{ print } NR % 5 == 0 { print } NR % 7 == 0 { sub(/Bidang/, "Seksi"); print }' pegawai.csv >ganda.csv
t "several files are one: records of one key" one_of_many 1 ganda.csv
t "several files are one: the first of them" one_of_many 1 ganda.csv --duplicates first
t "several files are one: the last of them" one_of_many 1 ganda.csv --duplicates last

# --- The map that was found, said, finds the same.

# said_again CASE: with --print-map, then with that map in place of all options.
said_again() (
	rm -rf kasus
	cp -R "$root/tests/golden/$1" kasus
	cd kasus || return
	last=$(sed '$!d; s/.*; //' cmd)
	file=${last##* }
	find_it=${last%" $file"}
	eval "$find_it $file" >out1 2>/dev/null
	[ $? -lt 2 ] || return 0
	eval "$find_it --print-map $file" >map 2>err || { cat err && return 1; }
	set -- -m map
	case $find_it in *--excel-dates*) set -- "$@" --excel-dates ;; esac
	asn-import "$@" "$file" >out2 2>err
	diff out1 out2
)
for c in "$root"/tests/golden/layout-*; do
	t "its map: ${c##*/}" said_again "${c##*/}"
done

# --- The rejects, repaired, complete what was accepted.

# repaired FILE SED-SCRIPT OPTION...: the script repairs the export and its rejects alike.
repaired() {
	from=$1
	script=$2
	shift 2
	rm -f tolak tolak.betul
	sed "$script" "$from" >seluruh
	asn-import -q "$@" seluruh >utuh 2>err || { cat err && return 1; }
	rc 1 asn-import -q "$@" -R tolak "$from" || return
	cp out bagian
	sed "$script" tolak >tolak.betul
	rc 0 asn-import -q "$@" tolak.betul || { cat tolak && return 1; }
	completed
}

# bagian and out together are utuh, and neither is nothing.
completed() {
	[ -s bagian ] || return
	[ -s out ] || return
	grep -hv '^jenis,' bagian out | LC_ALL=C sort >a
	grep -hv '^jenis,' utuh | LC_ALL=C sort >b
	diff -u b a
}

t "rejects: CSV" repaired pegawai.csv 's/999X;/999;/; s/;34$/;III\/b/'
FIX='s/Keliru/Bimtek/g; s/1985031520100129X9/198503152010012999/g; s/seribu/10/g'
TABLE='NIP;Nama Pelatihan;Jenis Pelatihan;JP;Tahun
198503152010012999;Arsip;Bimtek;8;2026
1985031520100129X9;Data;Bimtek;8;2026
199001012015011998;"Web; lanjutan";Keliru;8;2026
199001012015011998;"dua
baris";Keliru;seribu;2026'
printf '%s\n' "$TABLE" >latih.csv
t "rejects: with quotes" repaired latih.csv "$FIX"
printf 'sep=;\r\n%s\n' "$TABLE" | sed 's/$/\r/; s/\r\r/\r/' >latih.csv
t "rejects: sep= and CRLF" repaired latih.csv "$FIX"
printf 'Daftar pelatihan\n\n%s\n' "$TABLE" | tr '\n;' '\r\t' >latih.csv
t "rejects: CR and tabs, below titles" repaired latih.csv "$FIX"
printf '%s\n' "$TABLE" | tail -n +2 >latih.csv
cat >peta.json <<'END'
{"jenis": "pelatihan",
 "kolom": {"#1": "nip", "#2": "nama", "#3": "bentuk", "#4": "jp", "#5": "tahun"}}
END
t "rejects: no header" repaired latih.csv "$FIX" --header none -m peta.json
cat >latih.csv <<'END'
NIP;Pelatihan;;;Tahun
;Nama Pelatihan;Jenis Pelatihan;JP;
198503152010012999;Arsip;Bimtek;8;2026
1985031520100129X9;Data;Bimtek;8;2026
199001012015011998;Web;Keliru;8;2026
END
cat >peta.json <<'END'
{"kolom": {"Pelatihan / Nama Pelatihan": "nama", "Pelatihan / Jenis Pelatihan": "bentuk",
   "Pelatihan / JP": "jp"}}
END
t "rejects: header over two rows" repaired latih.csv "$FIX" -m peta.json
printf '%s\n' "$TABLE" | sed 's/Arsip/Caf\xe9/; s/Data/Cura\xe7ao/' >latih.csv
t "rejects: windows-1252" repaired latih.csv "$FIX" --encoding windows-1252
printf '\377\376' >latih.csv
printf '%s\n' "$TABLE" | sed 's/Arsip/Café/; s/Data/Curaçao/' | iconv -f UTF-8 -t UTF-16LE >>latih.csv
utf_16() {
	printf '%s\n' "$TABLE" | sed "$FIX; s/Arsip/Café/; s/Data/Curaçao/" >seluruh
	asn-import -q seluruh >utuh || return
	rc 1 asn-import -q -R tolak latih.csv || return
	cp out bagian
	sed "$FIX" tolak >tolak.betul
	rc 0 asn-import -q tolak.betul && completed
}
t "rejects: UTF-16" utf_16
cat >latih.csv <<'END'
"1. Kerja Sama [CONTOH SATU]",1. Kerja Sama [CONTOH DUA],Penilai
75,65,p1
seribu,65,p2
75,seribu,p3
END
cat >peta.json <<'END'
{"nilai": {"nip": {"CONTOH SATU": "198503152010012999", "CONTOH DUA": "199001012015011998"}},
 "kolom": {"Penilai": "penilai_id"}, "tetap": {"periode": "2026-Q3", "penilai": "rekan"},
 "umpan_balik": [{"pola": "^\\d+\\. (?<aspek>.+) \\[(?<nip>.+)\\]$", "isi": "nilai"}]}
END
t "rejects: a wide form" repaired latih.csv "$FIX" -m peta.json
cat >latih.json <<'END'
{"code": 1, "data": [
 {"nip": "198503152010012999", "namaKursus": "Arsip", "jenisDiklatId": "Bimtek", "tahunKursus": 2026},
 {"nip": "1985031520100129X9", "namaKursus": "Data \"A\"", "jenisDiklatId": "Bimtek",
  "tahunKursus": 2026},
 {"nip": "199001012015011998", "namaKursus": "Web", "jenisDiklatId": "Keliru", "tahunKursus": 2026}]}
END
t "rejects: JSON" repaired latih.json "$FIX"
printf '%s\n' "$TABLE" | head -n 4 >asal.csv
asn-import -q -f json asal.csv >kanonis.json 2>/dev/null
cat >>kanonis.json <<'END'
{"jenis":"pelatihan","nip":"199001012015011998","nama":"Web","bentuk":"Keliru","tahun":2026}
END
t "rejects: canonical JSON" repaired kanonis.json 's/Keliru/bimtek/'

# workbook FILE [MEGABYTES]: one of the CSV that is read, with commas and no quotes, in which a number
# is one; so much of nothing behind it.
workbook() {
	perl -e '
		use IO::Compress::Zip qw($ZipError);
		my $x = "http://schemas.openxmlformats.org";
		my $rel = "<Relationships xmlns=\"$x/package/2006/relationships\">" .
			"<Relationship Id=\"r1\" Type=\"$x/officeDocument/2006/relationships";
		my $type = "application/vnd.openxmlformats-";
		my %part = (
			"[Content_Types].xml" => "<Types xmlns=\"$x/package/2006/content-types\">" .
				"<Default Extension=\"rels\" ContentType=\"${type}package.relationships+xml\"/>" .
				"<Override PartName=\"/xl/workbook.xml\" " .
				"ContentType=\"${type}officedocument.spreadsheetml.sheet.main+xml\"/></Types>",
			"_rels/.rels" => "$rel/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
			"xl/workbook.xml" => "<workbook xmlns=\"$x/spreadsheetml/2006/main\" " .
				"xmlns:r=\"$x/officeDocument/2006/relationships\"><sheets>" .
				"<sheet name=\"Data\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
			"xl/_rels/workbook.xml.rels" =>
				"$rel/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
		);
		my $bomb = $ARGV[1] // 0;
		my $sheet = "<worksheet xmlns=\"$x/spreadsheetml/2006/main\"><sheetData>";
		while (<STDIN>) {
			chomp;
			$sheet .= "<row>";
			for my $c (split /,/, $_, -1) {
				$sheet .= $c =~ /^\d{1,15}(\.\d+)?$/ ? "<c><v>$c</v></c>" :
					"<c t=\"inlineStr\"><is><t>$c</t></is></c>";
			}
			$sheet .= "</row>\n";
		}
		my $z = IO::Compress::Zip->new($ARGV[0], Name => "[Content_Types].xml") or die $ZipError;
		my $first = 1;
		for my $name (sort keys %part) {
			$z->newStream(Name => $name) unless $first;
			$first = 0;
			$z->print($part{$name});
		}
		$z->newStream(Name => "xl/worksheets/sheet1.xml");
		$z->print($sheet);
		$z->print((" " x 1000000) . "<row/>") for 1 .. $bomb;
		$z->print("</sheetData></worksheet>");
		$z->close;
	' "$@"
}

of_workbook() {
	rm -f tolak
	cat >daftar.csv <<-'END'
		NIP,Nama Pelatihan,Jenis Pelatihan,JP,Tahun
		198503152010012999,Arsip,Bimtek,7.5,2026
		1985031520100129X9,Data,Bimtek,1.234,2026
		199001012015011998,Web,Keliru,8,2026
	END
	workbook salah.xlsx <daftar.csv && sed "$FIX" daftar.csv | workbook benar.xlsx || return
	asn-import -q "$@" benar.xlsx >utuh || return
	rc 1 asn-import -q "$@" -R tolak salah.xlsx || return
	cp out bagian
	sed "$FIX" tolak >tolak.betul
	rc 0 asn-import -q "$@" tolak.betul || { cat tolak && return 1; }
	completed
}
t "rejects: a workbook, read again with --decimal comma" of_workbook --decimal comma
t "rejects: a workbook, read again with --decimal dot" of_workbook --decimal dot

# --- Texts come out as they went in.

cat >teks.json <<'END'
["=HYPERLINK(\"http://contoh.example\")", "+62 811", "-5", "@SUM(A1)", "=1+1", "'Aisyah", "`Ain", "’Ulya",
 "Ma'ruf, S.E., M.M.", "Contoh \"Satu\" Dua", "\"", "\"\"", "a\"", "dua\nbaris", "a\r\nb", "a\rb", "satu\tdua",
 "<script>alert(1)</script>", "&amp;&lt;", "<!-- -->", "]]>", "%s%n%d", "$(rm -rf x)", "`id`", "\\", "a\\n", "\\u0041", "a\\\"b",
 "\u0001\u0002\u0007\u001b[31m", "x\u007fy", "\u0085a", "x\u00adx", "e\u0301", "\u0301", "A\u030a\u0300\u0301\u0302",
 "\u202eabc", "\u200fمثال\u200f", "שלום", "a\u2066b\u2069", "a\u200bb", "a\u00a0b", "x\ufeffx", "名前", "🙂", "\ud83d\udc68\u200d\ud83d\udc69",
 "\ufffd", "\ufffe", "\u2028", "a;b", "a|b", "a,b", ",", ";", "jenis", "gagal", "true", "0", "007", "1e5", "1.234", "1,5",
 "2026-01-01", "31-12-9999", "#", "# Contoh", "#N", "sep=;", "Total Contoh", "Jumlah Penduduk", "--x", "-x-", "NIP", "Nama"]
END

# The texts as name, unit and post of a roster.
nips 200 >daftar.nip
jq -r --rawfile n daftar.nip '($n | split("\n")) as $n | ["NIP", "Nama", "Unit Kerja", "Jabatan"],
	(to_entries[] | [$n[.key], .value, "unit " + .value, .value + " jabatan"]) | @csv' teks.json >teks.csv
jq -c --rawfile n daftar.nip '($n | split("\n")) as $n |
	[to_entries[] | {nipBaru: $n[.key], nama: .value, unorNama: ("unit " + .value), jabatanNama: (.value + " jabatan")}]' \
	teks.json >orang.json

# came_out FILE: as JSON, against the texts.
came_out() {
	jq -s -c '[.[] | [.nama, .unit, .jabatan]]' "$1" >dapat || return
	jq -c '[.[] | [., "unit " + ., . + " jabatan"]]' teks.json >minta
	cmp -s minta dapat && return
	jq -c '.[]' minta >a
	jq -c '.[]' dapat >b
	diff a b
	return 1
}

hostile() {
	rc 0 asn-import -q -f json "$1" && came_out out || return
	rc 0 asn-import -q -f csv "$1" && cp out lewat && rc 0 asn-import -q -f json lewat && came_out out
}
t "hostile texts: CSV" hostile teks.csv
t "hostile texts: JSON" hostile orang.json
tr '\n' '\377' <teks.csv | sed 's/","/"\t"/g' | tr '\377' '\n' >teks.txt
t "hostile texts: tabs" hostile teks.txt

# --- What is made to hurt ends in an error within 10 seconds and 256 MiB.

# A sanitizer takes all the memory there is as a matter of course.
if sh -c "ulimit -v 262144 && asn-import -V" >/dev/null 2>&1; then
	limit='ulimit -v 262144'
else
	limit=true
fi

# hurts RC TEXT COMMAND...: what the command writes, as standard input.
hurts() {
	want=$1
	text=$2
	shift 2
	"$@" 2>/dev/null | (
		$limit && exec timeout 10 asn-import -o out.csv
	) >out 2>err
	got=$?
	[ "$got" -eq "$want" ] && grep -q "$text" err && return
	echo "exit status $got, want $want"
	head -c 300 err
	return 1
}

# many N TEXT: so often.
many() {
	awk -v n="$1" -v s="$2" 'BEGIN { while (n-- > 0) printf "%s", s }'
}
gibibyte() {
	printf '%s' "$1"
	head -c 1G /dev/zero | tr '\0' x
}
quotes() {
	printf 'NIP,Nama,Unit\n"'
	yes 'x,""y' | head -c 1G
}
wide_row() {
	printf 'NIP,Nama,Unit\n198503152010012999,a,b\n'
	many 100000 x,
	echo
}
wide_header() {
	printf NIP,Nama,Unit
	many 100000 ,x
	echo
}
deep() {
	many 10000 '['
	many 10000 ']'
}
deep_row() {
	echo '{"nip":"199001012015011998","nama":"a","unit":"b","x":1}'
	printf '{"nip":"198503152010012999","nama":"a","unit":"b","x":'
	deep
	echo '}'
}

t "a line of 1 GiB" hurts 3 'no header found' gibibyte ''
t "a line of 1 GiB below a header" hurts 3 'longer than 16 MiB' gibibyte 'NIP,Nama,Unit
'
t "quotes that never close" hurts 3 'longer than 16 MiB' quotes
t "a row of 100,000 columns" hurts 1 '65536 fields' wide_row
t "a header of 100,000 columns" hurts 3 'no header found' wide_header
t "10,000 deep JSON" hurts 3 'want an object here' deep
t "10,000 deep JSON inside a row" hurts 1 'depth' deep_row
t "1 GiB of one JSON string" hurts 3 'asn-import: -:1: ' gibibyte '{"nip":"'
t "1 GiB of one JSON string behind a row" hurts 3 'longer than 16 MiB' gibibyte \
	'{"nip":"198503152010012999","nama":"a","unit":"b"}
{"nip":"'
echo NIP,Nama,Unit | workbook bom.xlsx 400
t "a zip bomb" hurts 3 '100 times its size' cat bom.xlsx

# --- No digit is ever invented.

destroyed() {
	"$1" >rusak
	rc 3 asn-import -o hasil rusak || return
	grep -q 'the NIPs are destroyed.*export the file anew' err || { cat err && return 1; }
	! grep -q '[0-9]\{6\}' out && ! [ -s hasil ] && return
	cat out hasil
	return 1
}
by_points() {
	echo 'NIP,Nama,Unit Kerja'
	nips 500 | awk '{ printf "%.5E,Pegawai %d,Bidang A\n", $1, NR }'
}
by_commas() {
	echo 'NIP;Nama;Unit Kerja'
	nips 5 | awk '{ s = sprintf("%.5E", $1); sub(/\./, ",", s); print s ";Pegawai " NR ";Bidang A" }'
}
by_json() {
	nips 5 | awk '{ printf "{\"nip\":%.5E,\"nama\":\"Pegawai %d\",\"unit\":\"Bidang A\"}\n", $1, NR }'
}
t "every NIP destroyed, with points" destroyed by_points
t "every NIP destroyed, with commas" destroyed by_commas
t "every NIP destroyed, in JSON" destroyed by_json

finish
