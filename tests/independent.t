#!/bin/sh
# independent.t [--full] - every rule set against sqlite3: tests/independent/generate invents people, ID.sql
# there computes from the same CSV, in integers, what the regulation, asn-rules(5) and asn-records(5) say,
# and not a byte may differ. PEOPLE=N people, 1000 or more, so that halves of them have the same periods; --full
# are 100,000.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

people=${PEOPLE:-1000}
[ "${1-}" != --full ] || people=100000
here=$root/tests/independent
cd "$tmp" || exit

# sql NAME TYPE...: a database of these tables, and what NAME.sql says of them as *.want.
sql() {
	sql_name=$1
	shift
	rm -f db ./*.want
	{
		echo .bail on
		echo .mode csv
		for f; do
			echo ".import $f.csv $f"
		done
		cat "$sql_name.sql"
	} | sqlite3 db
}

# inputs PREFIX TYPE...
inputs() {
	inputs_in=$1
	shift
	for f; do
		printf '%s%s.csv ' "$inputs_in" "$f"
	done
}

# against NAME RULES "TYPE..." "RESULT..." [OPTION...]: the results are those of NAME.sql, and the same whatever way
# the same records come in, and by the rule set as --print-rules has it.
against() {
	name=$1
	rules=$2
	types=$3
	results=$4
	shift 4
	# shellcheck disable=SC2086 # words
	t "$name: sqlite3" sql "$name" $types
	rm -rf other
	mkdir other
	for f in $types; do
		shuffled "$f.csv" >"other/$f.csv"
	done
	asn-score --print-rules "$rules" >printed.json
	for r in $results; do
		# shellcheck disable=SC2046,SC2086
		{
			t "$name: $r of $people people" equal "$r" "$rules" $(inputs '' $types) "$@"
			cp got "$name.$r.got"
			t "$name: $r, rows in another order" equal "$r" "$rules" $(backwards other/ .csv $types) "$@"
			t "$name: $r, from JSON, one stream" from_json "$r" "$rules" "$types" "$@"
			t "$name: $r, one thread" equal "$r" "$rules" --threads 1 $(inputs '' $types) "$@"
			t "$name: $r, by the rules printed" equal "$r" ./printed.json $(inputs '' $types) "$@"
		}
	done
}

shuffled() {
	head -n 1 "$1"
	tail -n +2 "$1" | awk '{ print NR * 7919 % 10007 "\t" $0 }' | sort -s -n | cut -f 2-
}

backwards() {
	backwards_in=$1
	backwards_form=$2
	shift 2
	for f; do
		printf '%s%s%s\n' "$backwards_in" "$f" "$backwards_form"
	done | sort -r
}

from_json() {
	json_result=$1
	json_rules=$2
	json_types=$3
	shift 3
	# shellcheck disable=SC2046,SC2086
	cat $(backwards '' .json $json_types) >stream
	equal "$json_result" "$json_rules" -f csv stream "$@"
}

# equal RESULT RULES ARG...
equal() {
	equal_to=$1
	equal_by=$2
	shift 2
	asn-score --accept-findings -q -r "$equal_by" --only "$equal_to" "$@" >got 2>err || { cat err && return 1; }
	[ "$(wc -l <got)" -gt 10 ] || { echo "next to nothing was compared" && return 1; }
	cmp -s "$equal_to.want" got && return
	diff -u -L sqlite3 "$equal_to.want" -L asn-score got | grep '^[-+]' | head -n 20
	return 1
}

# in_parts RULES "TYPE..." RESULT [OPTION...]: results of persons, made of two halves of the people one after the
# other, are those made at once.
in_parts() {
	parts_of=$1
	parts_types=$2
	parts_result=$3
	shift 3
	mkdir -p half0 half1
	for f in $parts_types; do
		perl -e 'my $f = shift; open my $in, "<", $f or die; my @out;
			open $out[$_], ">", "half$_/$f" or die for 0, 1;
			while (<$in>) {
				my $row = $_;
				print { $out[$_] } $row for /^[^,]*,(\d{18}),/ ? substr($1, 3, 1) % 2 : (0, 1);
			}' "$f.csv" || return
	done
	for h in half0 half1; do
		# shellcheck disable=SC2046,SC2086
		asn-score --accept-findings -q -r "$parts_of" --only "$parts_result" "$@" \
			$(inputs $h/ $parts_types) >"$h.got" || return
		[ "$(wc -l <"$h.got")" -gt 10 ] || return
	done
	{
		head -n 1 half0.got
		tail -n +2 half0.got >half0.rows
		tail -n +2 half1.got | sort -s -m -t , -k 2,2 half0.rows -
	} | cmp - "$parts_result.want"
}

# none WHAT QUERY: no row of the tables of results is one of these.
none() {
	none_rows=$({
		echo .mode csv
		for f in *.got; do
			f=${f%.got}
			[ "$f" = half0 ] || [ "$f" = half1 ] || echo ".import $f.got $(echo "$f" | tr .- __)"
		done
		echo "SELECT count(*) FROM ($1); SELECT * FROM ($1) LIMIT 5;"
	} | sqlite3 :memory:) || return
	[ "$none_rows" = 0 ] && return
	echo "$none_rows"
	return 1
}

# Scores made in two parts, summed up by one more run.
sums_of_parts() {
	tail -n +2 half1.got | cat half0.got - >both.csv
	asn-score --accept-findings -q --only skor_unit both.csv capaian_unit.csv >got || return
	cmp permenpanrb-6-2022.skor_unit.got got
}

# group_missing GROUP: whom that group did not rate has a value that lies between the ratings of the others; one
# where it counts as zero would often be below all of them.
group_missing() {
	grep -v ",$1," umpan_balik.csv >less.csv
	asn-score --accept-findings -q -r umpan-balik-360 less.csv pegawai.csv >less.got || return
	low=$(printf '%s\n' .bail\ on '.mode csv' '.import less.got skor' '.import less.csv ballots' "
		CREATE TABLE ends AS SELECT nip, periode, min(v) AS low, max(v) AS high FROM (
			SELECT nip, periode, CASE skala_min WHEN '' THEN nilai * 1.0
				ELSE (nilai - skala_min) * 100.0 / (skala_maks - skala_min) END AS v
			FROM ballots WHERE penilai <> 'diri') GROUP BY nip, periode;
		SELECT count(*), sum(nilai + 0 < low - 0.01 OR nilai + 0 > high + 0.01), sum(nilai * 0.4 < low)
		FROM skor JOIN ends USING (nip, periode) WHERE nilai <> '';" | sqlite3 :memory:) || return
	echo "people, outside, outside were it zero: $low"
	case $low in
	[1-9]??*,0,[1-9]*) ;;
	*) return 1 ;;
	esac
}

if ! command -v sqlite3 >/dev/null; then
	skip "independent results" "there is no sqlite3"
	finish
fi

cp "$here"/*.sql "$here"/*.json .
t "invented records" perl "$here/generate" "$people" .
against permenpanrb-6-2022 permenpanrb-6-2022 "pegawai penilaian capaian_unit" "skor skor_unit"
t "permenpanrb-6-2022: skor in parts" in_parts permenpanrb-6-2022 "pegawai penilaian" skor
t "permenpanrb-6-2022: sums of parts" sums_of_parts
t "permenpanrb-6-2022: parts make up the whole" none "
	SELECT * FROM permenpanrb_6_2022_skor_unit WHERE dinilai <> sangat_baik + baik + butuh_perbaikan + kurang
		+ sangat_kurang
	UNION ALL
	SELECT u.* FROM permenpanrb_6_2022_skor_unit AS u WHERE pegawai <> (
		SELECT count(*) FROM permenpanrb_6_2022_skor AS s WHERE s.unit = u.unit AND s.periode = u.periode
			AND s.catatan NOT LIKE '%tidak_aktif%')"
for y in pp-30-2019:2021-H2 permenpanrb-8-2021:2021-H2 pp-46-2011:2020; do
	id=${y%:*}
	case $id in
	permenpanrb-8-2021) plans=skp2021 ;;
	pp-46-2011) plans=skp2020 ;;
	*) plans= ;;
	esac
	against "$id" "$id" "pegawai lama $plans" "skor skor_unit" -p "${y#*:}"
	t "$id: skor in parts" in_parts "$id" "pegawai lama $plans" skor -p "${y#*:}"
done
against umpan-balik-360 umpan-balik-360 "pegawai umpan_balik" "skor skor_aspek skor_unit"
t "umpan-balik-360: skor in parts" in_parts umpan-balik-360 "pegawai umpan_balik" skor
for g in pimpinan rekan bawahan masyarakat; do
	t "umpan-balik-360: no ballot of $g is no zero" group_missing "$g"
done
against umpan-ketat ./umpan-ketat.json "pegawai umpan_balik" "skor skor_aspek skor_unit"
against ip-asn-2019 ip-asn-2019 "pegawai skor pelatihan disiplin" "indeks indeks_unit" -p 2025
t "ip-asn-2019: indeks in parts" in_parts ip-asn-2019 "pegawai skor pelatihan disiplin" indeks -p 2025
t "ip-asn-2019: the dimensions make up the index" none "
	SELECT * FROM ip_asn_2019_indeks WHERE nilai <> '' AND CAST(round(nilai * 100) AS INTEGER) <>
		CAST(round((kualifikasi + kompetensi + kinerja + disiplin) * 100) AS INTEGER)
	UNION ALL
	SELECT *, '' FROM ip_asn_2019_indeks_unit WHERE nilai <> ''
		AND abs(round((kualifikasi + kompetensi + kinerja + disiplin - nilai) * 100)) > 2"
against skm-14-2017 skm-14-2017 "survei layanan" ikm
t "skm-14-2017: services make up the unit" none "
	SELECT * FROM skm_14_2017_ikm AS u WHERE layanan = '' AND catatan LIKE '%gabungan%' AND responden <> (
		SELECT sum(responden) FROM skm_14_2017_ikm AS s WHERE s.unit = u.unit AND s.periode = u.periode
			AND s.layanan <> '') + CASE WHEN instr(catatan, 'tanpa_layanan:')
		THEN CAST(substr(catatan, instr(catatan, 'tanpa_layanan:') + 14) AS INTEGER) ELSE 0 END"
against sp4n-62-2018 sp4n-62-2018 "libur pengaduan" skor_pengaduan
t "sp4n-62-2018: states make up what came in" none "
	WITH n AS (SELECT *, ';' || catatan || ';' AS c FROM sp4n_62_2018_skor_pengaduan)
	SELECT * FROM n WHERE masuk <> selesai + terbuka
		+ CASE WHEN instr(c, ';tertunda:') THEN CAST(substr(c, instr(c, ';tertunda:') + 10) AS INTEGER) ELSE 0 END
		+ CASE WHEN instr(c, ';diarsipkan:') THEN CAST(substr(c, instr(c, ';diarsipkan:') + 12) AS INTEGER) ELSE 0 END
		+ CASE WHEN instr(c, ';bukan_kewenangan:') THEN CAST(substr(c, instr(c, ';bukan_kewenangan:') + 18)
			AS INTEGER) ELSE 0 END"
against angka-kredit-1-2023 angka-kredit-1-2023 "pegawai skor" angka_kredit
t "angka-kredit-1-2023: in parts" in_parts angka-kredit-1-2023 "pegawai skor" angka_kredit
against jpm jpm "pegawai standar kompetensi" jpm -p 2025
t "jpm: in parts" in_parts jpm "pegawai standar kompetensi" jpm -p 2025
against talenta-3-2020 talenta-3-2020 "pegawai skor potensi" talenta
t "talenta-3-2020: in parts" in_parts talenta-3-2020 "pegawai skor potensi" talenta
for p in skor6080 7090 4672; do
	sed "s/\"nilai\": \"predikat\"/\"nilai\": \"$p\"/; s/\"id\": \"talenta-3-2020\"/\"id\": \"talenta-$p\"/" \
		"$root/lib/rules/talenta-3-2020.json" >"talenta-$p.json"
	against "talenta-$p" "./talenta-$p.json" "pegawai skor potensi" talenta
done
finish
