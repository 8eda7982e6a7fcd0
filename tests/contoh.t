#!/bin/sh
# contoh.t - the sample exports against what their generator knows of them (FAULTS.txt,
# EXPECTED.csv): every planted fault is found where it was planted and nothing else is, and the
# predicates of every unit and quarter are those of the people who were invented.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

tab=$(printf '\t')
contoh=$DATA/contoh
cp "$contoh"/*.csv "$tmp" && cd "$tmp" || exit 1

# faults FILE OUTCOME: the planted lines of FILE with that outcome; $3 picks the column.
faults() {
	awk -F "$tab" -v f="$1" -v o="$2" '$1 == f && $3 == o { print $'"$3"' }' \
		"$contoh/FAULTS.txt"
}

# import FILE [OPTION...]: leaves the stream in FILE.out and the messages in FILE.err.
import() {
	f=$1
	shift
	asn-import --date dmy "$@" "$f" >"$f.out" 2>"$f.err"
	[ $? -le 1 ]
}

rejects() {
	import "$@" || return
	faults "$1" reject 2 | sort -u >want
	sed -n "s/^asn-import: $1:\([0-9]*\):.*/\1/p" "$1.err" | sort -u |
		grep -vx "$(sed -n "s/^asn-import: $1:\([0-9]*\): [0-9]* columns* .*/\1/p" "$1.err")" >got
	diff want got
}

total() {
	want=$(faults "$1" total 6)
	got=$(sed -n "s/^asn-import: $1: [0-9]* read, \(.* rejected\), [0-9]* skipped/\1/p" "$1.err")
	echo "want $want, got $got"
	[ -n "$want" ] && [ "$got" = "$want" ]
}

skipped() {
	want=$(faults "$1" skip 2 | grep -c .)
	grep -q ", $want skipped\$" "$1.err"
}

predicates() {
	cat siasn-data-utama.csv.out "ekinerja-$1.csv.out" |
		asn-score -q --accept-findings -p "$1" --only skor_unit >unit.csv 2>unit.err || return
	mlr --icsv --ocsv sort -f unit EXPECTED.csv | grep -e "^unit,periode" -e ",$1," >want
	mlr --icsv --ocsv cut -o -f "$(head -n 1 EXPECTED.csv)" unit.csv |
		mlr --icsv --ocsv sort -f unit >got
	diff want got
}

findings() {
	want=$(faults "ekinerja-$1.csv" findings 6)
	got="beda $(sed -n 's/^asn-score: beda: \([0-9]*\) .*/\1/p' unit.err | grep . || echo 0)"
	got="$got, tanpa_pegawai $(sed -n 's/^asn-score: tanpa_pegawai: \([0-9]*\) .*/\1/p' unit.err)"
	echo "want $want, got $got"
	[ "$got" = "$want" ]
}

for f in siasn-data-utama.csv pelatihan-2026.csv asesmen-kompetensi.csv standar-jabatan.csv; do
	t "$f: the planted lines are rejected, no others" rejects "$f"
	t "$f: accepted and rejected" total "$f"
	t "$f: skipped" skipped "$f"
done
for q in 2026-Q1 2026-Q2 2026-Q3; do
	f=ekinerja-$q.csv
	t "$f: the planted lines are rejected, no others" rejects "$f" -s "periode=$q"
	t "$f: accepted and rejected" total "$f"
	t "$f: skipped" skipped "$f"
	t "$q: people and predicates of every unit" predicates "$q"
	t "$q: findings" findings "$q"
done

pipe() {
	asn-import -q --date dmy -s periode=2026-Q3 siasn-data-utama.csv ekinerja-2026-Q3.csv \
		pelatihan-2026.csv asesmen-kompetensi.csv standar-jabatan.csv 2>/dev/null |
		asn-score -q --pass --only all -p 2026-Q3 2>/dev/null |
		asn-training-gap -q --pass --only all -p 2026-Q3 2>/dev/null |
		asn-report -q -p 2026-Q3 "$@" >report.pipe
	asn-import -q --date dmy -s periode=2026-Q3 -o 1 siasn-data-utama.csv ekinerja-2026-Q3.csv \
		pelatihan-2026.csv asesmen-kompetensi.csv standar-jabatan.csv 2>/dev/null
	asn-score -q --only all -p 2026-Q3 -f json -o 2 1 2>/dev/null
	asn-training-gap -q --only all -p 2026-Q3 -o 3 1 2>/dev/null
	asn-report -q -p 2026-Q3 "$@" -o report.files 3 2 1
	[ -s report.pipe ] && cmp report.pipe report.files
}

t "one pipe and files, in CSV and JSON, give the same text report" pipe
t "one pipe and files, in CSV and JSON, give the same HTML report" pipe -f html
finish
