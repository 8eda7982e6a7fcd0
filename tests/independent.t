#!/bin/sh
# independent.t [--full] - every rule set against sqlite3: tests/independent/generate invents people, ID.sql
# there computes from the same CSV, in integers, what the regulation, asn-rules(5) and asn-records(5) say,
# and not a byte may differ. PEOPLE=N people; --full are 100,000.
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

if ! command -v sqlite3 >/dev/null; then
	skip "independent results" "there is no sqlite3"
	finish
fi

cp "$here"/*.sql "$here"/*.json .
t "invented records" perl "$here/generate" "$people" .
against permenpanrb-6-2022 permenpanrb-6-2022 "pegawai penilaian capaian_unit" "skor skor_unit"
against umpan-balik-360 umpan-balik-360 "pegawai umpan_balik" "skor skor_aspek skor_unit"
against umpan-ketat ./umpan-ketat.json "pegawai umpan_balik" "skor skor_aspek skor_unit"
against ip-asn-2019 ip-asn-2019 "pegawai skor pelatihan disiplin" "indeks indeks_unit" -p 2025
against skm-14-2017 skm-14-2017 "survei layanan" ikm
against sp4n-62-2018 sp4n-62-2018 "libur pengaduan" skor_pengaduan
against angka-kredit-1-2023 angka-kredit-1-2023 "pegawai skor" angka_kredit
against jpm jpm "pegawai standar kompetensi" jpm -p 2025
against talenta-3-2020 talenta-3-2020 "pegawai skor potensi" talenta
for p in skor6080 7090 4672; do
	sed "s/\"nilai\": \"predikat\"/\"nilai\": \"$p\"/; s/\"id\": \"talenta-3-2020\"/\"id\": \"talenta-$p\"/" \
		"$root/lib/rules/talenta-3-2020.json" >"talenta-$p.json"
	against "talenta-$p" "./talenta-$p.json" "pegawai skor potensi" talenta
done
finish
