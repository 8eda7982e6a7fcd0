#!/bin/sh
# docs.t - the manual pages say what the commands do.
#
# 1. The options of COMMAND --help, as "  -o, --output FILE" or "      --only TYPE", are those of
#    man/COMMAND.1, where each is a list item ".It Fl o , Fl -output Ar file". Two or more blanks
#    stand between options on one line.
# 2. Every literal block of an EXAMPLES section is run, by sh -e in a folder that holds a copy of
#    tests/data, and must end with 0. A comment in front of the block names it, and another block
#    may hold what it prints on standard output:
#
#	.\" test: NAME
#	.Bd -literal -offset indent
#	asn-score penilaian.csv
#	.Ed
#	.\" output: NAME
#	.Bd -literal -offset indent
#	jenis,nip,...
#	.Ed
#
#    A "$ " in front of a line is left out.
# 3. asn-csv(5) has the names of columns that lib/import/alias_columns.c has, and no others.
# 4. The cases habit-* and layout-* of tests/golden are those that the tables of asn-csv(5) name.
# 5. asn-import(1) has under DIAGNOSTICS, as ".It Va CODE", the codes of faults and remarks that the
#    sources below the commands' own give, and no others; asn-csv(5) names only such, as ".Pq Cm CODE".
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

# Lines "o output" or "- only", sorted.
options_of_help() {
	"$1" --help | sed -n '/^  *-/s/   */\n/gp' | sed -n \
		-e 's/^-\([A-Za-z]\), --\([a-z][a-z-]*\).*/\1 \2/p' \
		-e 's/^--\([a-z][a-z-]*\).*/- \1/p' | LC_ALL=C sort
}

options_of_page() {
	sed -n \
		-e 's/^\.It Fl \([A-Za-z]\) , Fl -\([a-z][a-z-]*\).*/\1 \2/p' \
		-e 's/^\.It Fl -\([a-z][a-z-]*\).*/- \1/p' "$root/man/$1.1" | LC_ALL=C sort
}

same_options() {
	options_of_help "$1" >"$tmp/help"
	options_of_page "$1" >"$tmp/page"
	[ -s "$tmp/help" ] || { echo "no options in $1 --help" && return 1; }
	diff -u -L "$1 --help" -L "man/$1.1" "$tmp/help" "$tmp/page"
}

# Writes the blocks of a page's EXAMPLES to $tmp/ex/NAME.test and NAME.output; says what is wrong.
blocks() {
	rm -rf "$tmp/ex"
	mkdir "$tmp/ex"
	awk -v to="$tmp/ex" '
		/^\.Sh/ { examples = $2 == "EXAMPLES" }
		!examples { next }
		/^\.\\" (test|output): / {
			kind = $2 == "test:" ? "test" : "output"
			name = $3
			next
		}
		/^\.Bd/ {
			if (name == "") {
				printf "%s:%d: a block without a name\n", FILENAME, FNR
				status = 1
			}
			file = to "/" name "." kind
			printf "" >file
			inside = 1
			next
		}
		/^\.Ed/ { inside = 0; name = ""; close(file); next }
		inside {
			if (kind == "test")
				sub(/^[$] /, "")
			gsub(/\\&/, "")
			gsub(/\\-/, "-")
			gsub(/\\\(aq/, "\047")
			gsub(/\\\(dq/, "\"")
			gsub(/\\e/, "\\")
			print >file
		}
		END { exit status }
	' "$1"
}

example() {
	rm -rf "$tmp/work"
	mkdir "$tmp/work"
	[ ! -d "$DATA" ] || cp -R "$DATA/." "$tmp/work"
	(cd "$tmp/work" && rc 0 sh -e "$1.test") || return
	[ ! -e "$1.output" ] || diff -u -L "the page" -L "the command" "$1.output" "$tmp/out"
}

# Lines "type name", the name squashed, sorted.
columns_of_source() {
	awk -F'"' '
		/^static const struct alias_column / {
			sub(/\[.*/, "")
			type = substr($0, 34)
			next
		}
		/^	\{"/ {
			for (i = 2; i <= NF; i += 2)
				print type, $i
		}
	' "$root/lib/import/alias_columns.c" | LC_ALL=C sort
}

columns_of_page() {
	awk '
		/^[.]Ss Names of columns/ { inside = 1; next }
		!inside { next }
		/^[.]El/ { exit }
		/^[.]It/ { type = $2; left = ""; next }
		!/^[.]/ && type != "" {
			left = left " " $0
			if ($0 !~ /[.]$/)
				next
			sub(/^[^:]*:/, "", left)
			n = split(left, name, ",")
			for (i = 1; i <= n; i++) {
				gsub(/[^A-Za-z0-9]/, "", name[i])
				print type, tolower(name[i])
			}
			left = ""
		}
	' "$root/man/asn-csv.5" | LC_ALL=C sort
}

same_columns() {
	columns_of_source >"$tmp/source"
	columns_of_page >"$tmp/page"
	[ -s "$tmp/source" ] || { echo "no columns in the source" && return 1; }
	diff -u -L alias_columns.c -L "man/asn-csv.5" "$tmp/source" "$tmp/page"
}

cases_of_tree() {
	(cd "$root/tests/golden" && printf '%s\n' habit-* layout-*) | LC_ALL=C sort
}

cases_of_page() {
	awk '
		/^[.]Pa / {
			for (i = 2; i <= NF; i++)
				if ($i ~ /^(habit|layout)-/)
					print $i
		}
	' "$root/man/asn-csv.5" | LC_ALL=C sort -u
}

same_cases() {
	cases_of_tree >"$tmp/tree"
	cases_of_page >"$tmp/page"
	diff -u -L "tests/golden" -L "man/asn-csv.5" "$tmp/tree" "$tmp/page"
}

# The first word in quotes of a call that makes a fault or a remark.
codes_of_source() {
	cat "$root"/lib/base/*.c "$root"/lib/stream/*.c "$root"/lib/asn/*.c "$root"/lib/import/*.c |
		tr '\n' ' ' |
		grep -oE '\b(err_row|refuse|at_fault|wrong|remark)\([^;"]*"[a-z][a-z_0-9]*"' |
		sed 's/.*"\(.*\)"/\1/' | LC_ALL=C sort -u
}

codes_of_page() {
	sed -n '/^[.]Sh DIAGNOSTICS/,/^[.]Sh SEE ALSO/s/^[.]It Va //p' "$root/man/asn-import.1" |
		LC_ALL=C sort
}

same_codes() {
	codes_of_source >"$tmp/source"
	codes_of_page >"$tmp/page"
	[ -s "$tmp/source" ] || { echo "no codes in the source" && return 1; }
	diff -u -L "the source" -L "man/asn-import.1" "$tmp/source" "$tmp/page"
}

known_codes() {
	codes_of_source >"$tmp/source"
	sed -n '/^[.]Ss Which values/,/^[.]Ss Names of columns/s/^[.]Pq Cm \([a-z_0-9]*\).*/\1/p' \
		"$root/man/asn-csv.5" | LC_ALL=C sort -u | LC_ALL=C comm -13 "$tmp/source" - >"$tmp/unknown"
	[ ! -s "$tmp/unknown" ] && return
	echo "not in the source:"
	cat "$tmp/unknown"
	return 1
}

for c in "$bin"/*; do
	[ -x "$c" ] || continue
	c=${c##*/}
	t "$c: a manual page" test -e "$root/man/$c.1"
	[ ! -e "$root/man/$c.1" ] || t "$c: options" same_options "$c"
done
for page in "$root"/man/*.[1-8]; do
	[ -e "$page" ] || continue
	p=${page##*/}
	t "$p: blocks" blocks "$page"
	blocks "$page" >/dev/null 2>&1
	for e in "$tmp"/ex/*.test; do
		[ -e "$e" ] || continue
		n=${e##*/}
		t "$p: example ${n%.test}" example "${e%.test}"
	done
	for e in "$tmp"/ex/*.output; do
		[ ! -e "$e" ] || t "$p: ${e##*/} has a test" test -e "${e%.output}.test"
	done
done
if [ -e "$root/man/asn-csv.5" ]; then
	t "asn-csv.5: names of columns" same_columns
	t "asn-csv.5: codes" known_codes
	t "asn-csv.5: cases of tests/golden" same_cases
	t "asn-import.1: codes" same_codes
fi
t "there was something to look at" test "$tests" -gt 0
finish
