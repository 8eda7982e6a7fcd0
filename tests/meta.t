#!/bin/sh
# meta.t - inputs that say the same in another way give the same bytes: rows in another order, CSV
# and JSON, one file or many, CRLF, quotes around every field, columns in another order, a column
# nobody knows.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

# The tables below hold no quotes and no commas in a field. Each transformation reads one file of
# tables and writes what it makes of it to $tmp/v.

# One table a file: $tmp/part/1 and so on, each with its header.
split_tables() {
	rm -rf "$tmp/part"
	mkdir "$tmp/part"
	awk -v to="$tmp/part/" '/^jenis,/ { close(to n); n++ } { print >(to n) }' "$1"
}

# Tables last to first, the rows of each in an order that has nothing to do with their contents.
shuffled() {
	split_tables "$1"
	for p in $(cd "$tmp/part" && printf '%s\n' * | sort -rn); do
		head -n 1 "$tmp/part/$p"
		tail -n +2 "$tmp/part/$p" | awk '{ print (NR * 7919) % 10007 "\t" $0 }' | sort -n | cut -f 2-
	done >"$tmp/v"
}

crlf() {
	sed 's/$/\r/' "$1" >"$tmp/v"
}

quoted() {
	sed 's/,/","/g; s/.*/"&"/; s/^"jenis"/jenis/' "$1" >"$tmp/v"
}

more_columns() {
	awk '{ print $0 (/^jenis,/ ? ",kolom_lain" : ",x " NR) }' "$1" >"$tmp/v"
}

# All but the first column the other way round.
columns_turned() {
	awk -F , '{ s = $1; for (i = NF; i > 1; i--) s = s "," $i; print s }' "$1" >"$tmp/v"
}

json() {
	awk -F , '
		BEGIN {
			split("sumber_baris level jp tahun biaya nilai syarat capaian selisih prioritas pegawai dinilai " \
			      "sangat_baik baik butuh_perbaikan kurang sangat_kurang umpan_balik wajib " \
			      "tercapai", list, " ")
			for (i in list)
				number[list[i]] = 1
		}
		$1 == "jenis" { n = split($0, name, ","); next }
		{
			s = "{\"jenis\":\"" $1 "\""
			for (i = 2; i <= n; i++)
				if ($i != "")
					s = s ",\"" name[i] "\":" (name[i] in number && $i ~ /^[0-9.]+$/ ? \
						$i : "\"" $i "\"")
			print s "}"
		}
	' "$1" >"$tmp/v"
}

# result COMMAND...: exit status and standard output in one file.
result() {
	"$@" 2>"$tmp/err"
	echo "exit status $?"
}

same_result() {
	result "$@" >"$tmp/other"
	cmp -s "$tmp/base" "$tmp/other" && return
	diff -u -L "as it was" -L "changed" "$tmp/base" "$tmp/other" | head -n 30
	head -n 5 "$tmp/err"
	return 1
}

works() {
	[ "$(wc -l <"$tmp/base")" -gt 5 ] && grep -q '^exit status [01]$' "$tmp/base" && return
	cat "$tmp/base" "$tmp/err"
	return 1
}

# family NAME FILE COMMAND...: every transformation of FILE.
family() {
	name=$1
	in=$2
	shift 2
	result "$@" "$in" >"$tmp/base"
	t "$name: it works" works
	works >/dev/null || return
	for f in shuffled crlf quoted more_columns columns_turned json; do
		$f "$in"
		t "$name: $f" same_result "$@" "$tmp/v"
	done
	split_tables "$in"
	t "$name: one file a table" same_result "$@" "$tmp/part"/*
	for p in "$tmp/part"/*; do
		awk -v p="$p" 'NR == 1 { print >(p ".a"); print >(p ".b"); next }
			{ print >(p (NR % 2 ? ".a" : ".b")) }' "$p"
	done
	t "$name: two files a table" same_result "$@" "$tmp/part"/*.[ab]
	cat "$tmp/part"/*.[ab] >"$tmp/v"
	t "$name: two tables for each in one file" same_result "$@" "$tmp/v"
	t "$name: from standard input" same_stdin "$tmp/v" "$@"
	t "$name: the libraries alone" same_result "$@" --parser=library "$in"
}

same_stdin() {
	from=$1
	shift
	same_result "$@" <"$from"
}

people=$tmp/people
nips 400 >"$people"

roster() {
	echo jenis,nip,nama,unit,jabatan,kedudukan,mulai
	awk '{
		printf "pegawai,%s,Pegawai %d,Bidang %d,", $1, NR, NR % 7
		print (NR % 3 ? "Analis" : "Pranata") "," (NR % 29 ? "aktif" : "pensiun") ",2015-03-01"
	}' "$people"
}

# Some are rated twice in a period, some for a task beside their own, some by halves, some not.
awk '
	BEGIN {
		split("di_atas sesuai di_bawah", rating, " ")
		print "jenis,nip,periode,hasil_kerja,perilaku,predikat,plt,unit,selesai"
	}
	NR % 31 == 0 { next }
	{
		a = rating[1 + NR % 3]
		b = NR % 17 ? rating[1 + int(NR / 3) % 3] : ""
		print "penilaian," $1 ",2026-Q3," a "," b ",,,,2026-09-30"
		print "penilaian," $1 ",2026-Q2," b "," a ",,,,2026-06-30"
	}
	NR % 11 == 0 { print "penilaian," $1 ",2026-Q3," rating[2] "," rating[2] ",baik,,Bidang 9,2026-08-31" }
	NR % 13 == 0 { print "penilaian," $1 ",2026-Q3," rating[3] "," rating[3] ",,ya,,2026-09-30" }
	NR % 19 == 0 { print "penilaian," $1 ",2026-Q3," rating[3] "," rating[1] ",baik,,,2026-09-30" }
' "$people" >"$tmp/ratings"
awk 'BEGIN {
	print "jenis,unit,periode,capaian"
	split("istimewa baik butuh_perbaikan kurang sangat_kurang", c, " ")
	for (i = 0; i < 7; i++)
		print "capaian_unit,Bidang " i ",2026-Q3," c[1 + i % 5]
}' >"$tmp/units"
{ roster && cat "$tmp/ratings" "$tmp/units"; } >"$tmp/score.csv"

awk 'BEGIN {
		print "jenis,jabatan,kompetensi,level"
		for (i = 1; i < 6; i++)
			print "standar,Analis,K" i "," 1 + i % 4 "\nstandar,Pranata,K" i "," 1 + i % 3
		print "jenis,nip,kompetensi,level,tanggal"
	}
	NR % 5 {
		print "kompetensi," $1 ",K" 1 + NR % 5 "," 1 + NR % 4 ",2025-11-0" 1 + NR % 9
		print "kompetensi," $1 ",K" 1 + NR % 5 "," 1 + NR % 3 ",2024-11-0" 1 + NR % 9
	}' "$people" >"$tmp/levels"
awk 'BEGIN { print "jenis,nip,nama,bentuk,jp,mulai,selesai,status" }
	NR % 4 {
		print "pelatihan," $1 ",Pelatihan " NR % 23 ",bimtek," 2 + NR % 30 \
			",2026-02-02,2026-02-0" 2 + NR % 7 "," (NR % 37 ? "selesai" : "batal")
		print "pelatihan," $1 ",Seminar,seminar," 1 + NR % 5 ".5,2026-05-05,2026-05-05,selesai"
	}' "$people" >"$tmp/training"
{ roster && cat "$tmp/levels" "$tmp/training"; } >"$tmp/gap.csv"

# Faults of every kind, each row with its place in the export: superiors in loops, units that do not
# exist, appraisals that overlap, certificates that come twice. Where it was read is then not seen.
awk 'BEGIN {
		print "jenis,nip,nama,unit,atasan,jenis_jabatan,kedudukan,mulai,sumber_berkas,sumber_baris"
	}
	{ nip[NR] = $1 }
	END {
		for (i = 1; i <= NR; i++) {
			printf "pegawai,%s,Pegawai %d,%s,%s,pelaksana,%s,%s,roster,%d\n", nip[i], i, \
				(i % 50 ? "B" i % 7 : "Bidang Lama"), nip[1 + int(i / 3) + (i % 41 == 0) * 5], \
				(i % 29 ? "aktif" : "pensiun"), (i % 3 ? "2015-03-01" : ""), i
			if (i % 37 == 0)
				printf "pegawai,%s,Pegawai %d,B9,,pelaksana,,2015-03-01,roster,%d\n", nip[i], i, NR + i
		}
		print "jenis,nip,periode,hasil_kerja,unit,mulai,selesai,penilai,sumber_berkas,sumber_baris"
		for (i = 1; i <= NR; i++) {
			printf "penilaian,%s,2026-Q3,sesuai,B%d,,2026-08-1%d,%s,nilai,%d\n", nip[i], i % 8, \
				i % 2, (i % 23 ? nip[1] : nip[i]), i
			printf "penilaian,%s,2026-Q3,di_atas,B1,2026-08-11,,,nilai,%d\n", nip[i], NR + i
			printf "penilaian,%s,2026-Q2,sesuai,B1,,,,nilai,%d\n", nip[i], 2 * NR + i
			if (i % 19 == 0)
				printf "penilaian,%s,2026-Q2,di_atas,B2,,,,nilai,%d\n", nip[i], 3 * NR + i
		}
		print "penilaian,198001012010011998,2026-Q2,di_atas,B2,,,,nilai,9001"
		print "jenis,nip,nama,bentuk,selesai,sertifikat,sumber_berkas,sumber_baris"
		for (i = 1; i <= NR; i++) {
			printf "pelatihan,%s,Kursus,kursus,2026-0%d-01,S%d,latih,%d\n", nip[i], 1 + i % 9, i, i
			if (i % 13 == 0)
				printf "pelatihan,%s,Seminar,seminar,2026-05-05,S%d,latih,%d\n", \
					nip[i % 2 ? i : i - 1], i, NR + i
		}
		print "jenis,id,nama,induk,kepala,sumber_berkas,sumber_baris"
		for (i = 0; i < 7; i++)
			printf "unit,B%d,Bidang %d,%s,%s,unor,%d\n", i, i % 5, (i ? "B" int(i / 2) : ""), \
				(i == 4 ? "" : nip[i + 1]), i + 1
	}' "$people" >"$tmp/check.csv"

family "check" "$tmp/check.csv" asn-check -q -f csv -p 2026-Q3
family "check of all periods" "$tmp/check.csv" asn-check -q -f csv
family "check as text" "$tmp/check.csv" asn-check -q -f text
family "score" "$tmp/score.csv" asn-score -q -f csv
family "score of one quarter" "$tmp/score.csv" asn-score -q -f csv -p 2026-Q3 --only all
family "gap" "$tmp/gap.csv" asn-training-gap -q -f csv
family "hours" "$tmp/gap.csv" asn-training-gap -q -f csv -p 2026 --only all
{
	asn-score -q -f csv --only all -p 2026-Q3 "$tmp/score.csv"
	asn-training-gap -q -f csv --only all -p 2026 "$tmp/gap.csv"
} >"$tmp/results.csv" 2>/dev/null
family "report" "$tmp/results.csv" asn-report -q
family "report in HTML" "$tmp/results.csv" asn-report -q -f html
finish
