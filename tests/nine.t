#!/bin/sh
# nine.t - the nine cells of PermenPANRB 6/2022 as six programs in use have them wrong (appraisal-rules 1.1), each as
# a rule set: the golden of the nine cells, and the table of tests/independent, tell each from the right one, in just
# the cells in which the program is wrong.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

golden=$root/tests/golden/score-nine-cells
cd "$tmp" || exit

# Of each cell: the rating of results, that of conduct, the predicate.
cells() {
	awk -F , '$1 == "skor" { print $7, $8, $10 }' "$1" | LC_ALL=C sort
}

# wrong "CELL..." "CELLS OF MATRIKS": by this table just these cells are other ones.
wrong() {
	printf '{"id": "salah", "dasar_aturan": "permenpanrb-6-2022", "matriks": {"keyakinan": "praktik", %s}}\n' \
		"$2" >salah.json
	asn-score -q --accept-findings -r ./salah.json "$golden/in.csv" >got || return
	cells got >got.cells
	cells "$golden/out" >right.cells
	[ "$(wc -l <right.cells)" -eq 9 ] || return
	comm -23 right.cells got.cells | cut -d ' ' -f 1,2 | tr ' ' / >differ
	# shellcheck disable=SC2086 # words
	printf '%s\n' $1 | sed '/^$/d' | LC_ALL=C sort | diff -u -L "cells that are wrong" - -L "cells that differ" differ
}

same_table() {
	sed -n '/^INSERT INTO nine/,/;/p' "$root/tests/independent/permenpanrb-6-2022.sql" |
		grep -o "('[^)]*')" | tr -d "()'," | LC_ALL=C sort >sql.cells
	cells "$golden/out" | diff -u - sql.cells
}

t "the right table is told from none" wrong "" '"sesuai": {"sesuai": "baik"}'
t "GH 22419996831, 33149939836: high results make up for conduct" wrong "di_atas/di_bawah" \
	'"di_atas": {"di_bawah": "baik"}'
t "GH 1313354358, 38740193164: kurang is never given, but butuh_perbaikan" wrong \
	"di_atas/di_bawah sesuai/di_bawah" \
	'"di_atas": {"di_bawah": "butuh_perbaikan"}, "sesuai": {"di_bawah": "butuh_perbaikan"}'
t "the same, but sangat_kurang" wrong "di_atas/di_bawah sesuai/di_bawah" \
	'"di_atas": {"di_bawah": "sangat_kurang"}, "sesuai": {"di_bawah": "sangat_kurang"}'
t "GH 9871614960: results and conduct changed over" wrong \
	"di_atas/di_bawah sesuai/di_bawah di_bawah/di_atas di_bawah/sesuai" \
	'"di_atas": {"di_bawah": "butuh_perbaikan"}, "sesuai": {"di_bawah": "butuh_perbaikan"},
	"di_bawah": {"di_atas": "kurang", "sesuai": "kurang"}'
t "GH 30219511918: the worse rating of the two, and both low are sangat_kurang" wrong \
	"di_atas/di_bawah sesuai/di_bawah" \
	'"di_atas": {"sesuai": "baik", "di_bawah": "butuh_perbaikan"}, "sesuai": {"di_atas": "baik",
	"di_bawah": "butuh_perbaikan"}, "di_bawah": {"di_atas": "butuh_perbaikan", "sesuai": "butuh_perbaikan",
	"di_bawah": "sangat_kurang"}'
t "the table of tests/independent is the right one" same_table
finish
