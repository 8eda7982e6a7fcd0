#!/bin/sh
# checks.t - the checks of scripts/check-tree find what they are for: a small tree with one fault
# each, and the check must name it.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

CC=${CC:-cc}

# A sound tree, in $tmp/tree.
fresh() {
	rm -rf "$tmp/tree"
	mkdir -p "$tmp/tree"
	cd "$tmp/tree" || exit
	mkdir -p lib/base lib/stream lib/score lib/training lib/cli cmd man scripts tests/unit .ci
	cp "$root/.clang-format" .
	cat >lib/FLOORS <<-'END'
		# floor folder module [prefix...]
		1 base slice
		1 base mem arena
		1 base sb
		2 stream csvin
		2 stream schema
		4 score predicate
		4 training gap
		6 cli cli
	END
	for m in base/slice base/mem base/sb stream/csvin stream/schema score/predicate \
		training/gap cli/cli; do
		n=${m##*/}
		printf '#include "%s.h"\n\nint\n%s_do(int n)\n{\n\treturn n;\n}\n' "$m" "$n" >"lib/$m.c"
		printf 'int %s_do(int n);\n' "$n" >"lib/$m.h"
	done
	printf '#include "cli/cli.h"\n\nint\nmain(void)\n{\n\treturn cli_do(0);\n}\n' >cmd/asn-x.c
	printf '#!/bin/sh\necho "$1"\n' >scripts/x
	cat >man/asn-x.1 <<-'END'
		.Dd August 1, 2026
		.Dt ASN-X 1
		.Os
		.Sh NAME
		.Nm asn-x
		.Nd do nothing
		.Sh DESCRIPTION
		Nothing.
	END
}

objects() {
	for f in lib/*/*.c; do
		mkdir -p "build/${f%/*}"
		"$CC" -std=c11 -D_XOPEN_SOURCE=700 -Ilib -c -o "build/${f%.c}.o" "$f" || return
	done
}

# finds CHECK TEXT: the check fails, and its output has TEXT.
finds() {
	said=$(CHECKS=$1 sh "$root/scripts/check-tree" build 2>&1) && {
		echo "it did not fail: $said"
		return 1
	}
	case $said in *"$2"*) return 0 ;; esac
	echo "\"$2\" is not in: $said"
	return 1
}

sound() {
	objects && sh "$root/scripts/check-tree" build
}

# include FILE TEXT: an #include in front of a file.
include() {
	printf '#include %s\n' "$2" | cat - "$1" >"$1.new" && mv "$1.new" "$1"
}

# body FILE STATEMENT: one more function of the module, with a statement in it.
body() {
	n=${1##*/}
	printf '\n#include <%s>\nint %s_more(void);\nint\n%s_more(void)\n{\n\t%s\n\treturn 0;\n}\n' \
		"$2" "${n%.c}" "${n%.c}" "$3" >>"$1"
}

repeat() {
	awk -v n="$1" -v s="$2" 'BEGIN { for (i = 0; i < n; i++) print s }'
}

fresh
t "a sound tree passes" sound

fresh
include lib/base/sb.c '"stream/csvin.h"'
t "an include upwards" finds floors \
	'lib/base/sb.c:1: "stream/csvin.h" stands on a higher floor'
fresh
include lib/base/mem.h '"base/sb.h"'
t "an include of a later module" finds floors \
	'lib/base/mem.h:1: "base/sb.h" comes later on this floor'
fresh
include lib/score/predicate.c '"training/gap.h"'
t "an include sideways" finds floors \
	'lib/score/predicate.c:1: "training/gap.h" stands on the same floor'
fresh
echo 'int sb2_do(int n);' >lib/base/sb2.h
t "an unlisted module" finds floors 'lib/base/sb2.h:1: module is not listed in lib/FLOORS'
fresh
include cmd/asn-x.c '"base/nothing.h"'
t "an include of an unlisted module" finds floors 'cmd/asn-x.c:1: "base/nothing.h" is not listed'
fresh
include lib/stream/schema.c '"stream/csvin.c"'
t "an included .c" finds floors 'lib/stream/schema.c:1: "stream/csvin.c" is not a header'
for h in csv.h jansson.h pcre2.h openssl/evp.h cmocka.h; do
	fresh
	include lib/base/slice.c "<$h>"
	t "<$h> in the wrong place" finds floors "lib/base/slice.c:1: <$h> is for "
done
fresh
include lib/stream/csvin.h '<csv.h>'
t "<csv.h> in a header" finds floors 'lib/stream/csvin.h:1: <csv.h> may not stand in a header'

fresh
printf 'int other(void);\nint\nother(void)\n{\n\treturn 0;\n}\n' >>lib/base/sb.c
objects
t "an export without prefix" finds names 'lib/base/sb.c:1: exports other'
fresh
printf 'int arena_new(void);\nint\narena_new(void)\n{\n\treturn 0;\n}\n' >>lib/base/mem.c
t "an export with the second prefix passes" sound
mute() {
	fresh
	body lib/base/sb.c "$1" "$2"
	objects
	t "$2 in the library" finds names 'lib/base/sb.c:1: uses '
}
mute stdio.h 'printf("%d\n", sb_do(0));'
mute stdio.h 'fputs("x", stderr);'
mute stdlib.h 'exit(1);'
mute stdlib.h 'abort();'
mute stdlib.h '(void)getenv("X");'
mute time.h '(void)time(0);'
mute locale.h 'setlocale(0, "");'
fresh
body lib/base/mem.c unistd.h '_exit(3);'
t "mem may end the process" sound
fresh
body lib/cli/cli.c stdio.h 'printf("\n");'
t "cli may print" sound
fresh
objects
rm build/lib/base/sb.o
t "a missing object" finds names 'lib/base/sb.c:1: has no object'

fresh
echo 'size_t sb_more(void);' >>lib/base/sb.h
t "a header that needs another" finds headers 'lib/base/sb.h:1: does not compile alone'

fresh
repeat 593 '' >>lib/base/sb.c
t "600 lines pass" env CHECKS=sizes sh "$root/scripts/check-tree" build
echo >>lib/base/sb.c
t "601 lines" finds sizes 'lib/base/sb.c:601: more than 600 lines'
fresh
repeat 244 '' >>cmd/asn-x.c
t "251 lines of a command" finds sizes 'cmd/asn-x.c:251: more than 250 lines'
fresh
{
	printf '\nint\nsb_long(int n)\n{\n'
	repeat 60 '	n++;'
	printf '	return n;\n}\n'
} >>lib/base/sb.c
t "a long function" finds sizes 'lib/base/sb.c:11: a function of 61 lines'
fresh
repeat 1 '/*	345678901234567890123456789012345678901234567890123456789012345678901234567890123 */' \
	>>lib/base/sb.c
t "a wide line" finds sizes 'lib/base/sb.c:8: more than 90 columns'

fresh
printf '\nint\nsb_x( void )\n{\n\treturn 0;\n}\n' >>lib/base/sb.c
t "the format" finds format 'lib/base/sb.c:10:'
fresh
printf '.Sh DESCRIPTION\n.Bl -tag\n.It Fl x\n' >>man/asn-x.1
t "a manual page" finds man 'man/asn-x.1:'
fresh
# shellcheck disable=SC2016 # meant so
printf 'rm $1\n' >>scripts/x
t "a shell script" finds shell 'scripts/x line 3'

# The runner of golden cases, over one case and a command made of shell.
golden() {
	rm -rf "$tmp/fake"
	mkdir -p "$tmp/fake/bin" "$tmp/fake/tests/golden/one"
	printf '#!/bin/sh\n[ "$1" != --parser=library ] || shift\n%s\n' "$1" >"$tmp/fake/bin/asn-x"
	chmod 755 "$tmp/fake/bin/asn-x"
	cd "$tmp/fake/tests/golden/one" || exit
	echo 'asn-x a' >cmd
	echo a >out
}
golden_runs() {
	env ASN_ROOT="$tmp/fake" ASN_BIN="$tmp/fake/bin" "$@" sh "$root/tests/golden.t" \
		>"$tmp/golden" 2>&1
}
golden_fails() {
	if golden_runs; then
		echo "it passed"
		return 1
	fi
	grep -q "$1" "$tmp/golden" || {
		cat "$tmp/golden"
		return 1
	}
}

golden 'echo "$1"'
t "a golden case passes" golden_runs
golden 'echo b'
t "a golden case with other output" golden_fails '^# +b'
golden 'printf a'
t "a golden case without the last newline" golden_fails '^not ok 2 - one$'
golden 'echo "$1"; echo oops >&2'
t "a golden case with a message" golden_fails '^# +oops'
echo oops >err
t "a golden case with the message it wants" golden_runs
golden 'echo "$1"; exit 1'
t "a golden case with another status" golden_fails '^# +1'
echo 1 >rc
t "a golden case with the status it wants" golden_runs
golden 'echo "$1"; exit 99'
echo 99 >rc
t "a golden case that crashes as wanted" golden_fails '^# it crashed'
golden 'echo "$1"; : >file'
t "a golden case that leaves a file" golden_fails '^# +file'
echo file >leaves
t "a golden case that leaves the file it says" golden_runs
golden 'echo "$1${LC_ALL#C}"'
t "a golden case that depends on the locale" golden_fails '^not ok 4 - one, elsewhere'
golden 'echo "$1"'
# shellcheck disable=SC1003 # a line of shell
printf '#!/bin/sh\necho "$1"\n' >"$tmp/fake/bin/asn-x"
t "a golden case that depends on the parser" golden_fails '^not ok 3 - one, by the libraries'
golden 'echo "$1"'
rm out
t "a golden case without output" golden_fails '^# no file out'
golden 'echo b; echo oops >&2; exit 1'
golden_runs UPDATE_GOLDEN=1
t "a golden case that was updated" golden_runs

# The test of manual pages, over one page and a command made of shell.
page() {
	rm -rf "$tmp/fake"
	mkdir -p "$tmp/fake/bin" "$tmp/fake/man" "$tmp/fake/tests/data"
	echo 7 >"$tmp/fake/tests/data/in.csv"
	printf '#!/bin/sh\n[ "$1" != --help ] || exec echo "  -o, --output FILE"\ncat "$@"\n' \
		>"$tmp/fake/bin/asn-x"
	chmod 755 "$tmp/fake/bin/asn-x"
	cat >"$tmp/fake/man/asn-x.1" <<-'END'
		.Sh DESCRIPTION
		.It Fl o , Fl -output Ar file
		.Sh EXAMPLES
		.\" test: seven
		.Bd -literal -offset indent
		$ asn\-x in.csv
		.Ed
		.\" output: seven
		.Bd -literal -offset indent
		7
		.Ed
	END
}
page_runs() {
	env ASN_ROOT="$tmp/fake" ASN_BIN="$tmp/fake/bin" sh "$root/tests/docs.t" \
		>"$tmp/docs" 2>&1 && return
	cat "$tmp/docs"
	return 1
}
page_fails() {
	sed "$1" "$tmp/fake/man/asn-x.1" >"$tmp/page" && cp "$tmp/page" "$tmp/fake/man/asn-x.1"
	page_runs >/dev/null && echo "it passed" && return 1
	grep -q "$2" "$tmp/docs" && return
	cat "$tmp/docs"
	return 1
}

page
t "a page that tells the truth" page_runs
t "a page with other output" page_fails 's/^7/8/' '^# -8'
page
t "an example that fails" page_fails 's/in.csv/none.csv/' '^# exit status 1, want 0'
page
t "an option that is not in the page" page_fails '/^[.]It/d' '^# -o output'
page
t "an option that is only in the page" page_fails '/^[.]It/a .It Fl -more' '^# +- more'
page
t "an example without a name" page_fails '/test: seven/d' '^# .*asn-x.1:4: a block without'
page
mv "$tmp/fake/man/asn-x.1" "$tmp/fake/man/asn-y.1"
no_page() {
	page_runs >/dev/null && echo "it passed" && return 1
	grep -q '^not ok 1 - asn-x: a manual page' "$tmp/docs"
}
t "a command without a page" no_page

# The lists of asn-csv(5) and asn-import(1), beside a source that has them.
lists() {
	page
	mkdir -p "$tmp/fake/lib/base" "$tmp/fake/lib/stream" "$tmp/fake/lib/asn" "$tmp/fake/lib/import"
	for f in base/b stream/s asn/a; do
		: >"$tmp/fake/lib/$f.c"
	done
	printf '%s unit[] = {\n\t{"unorid", UNIT_ID, 1}, {"parentid", UNIT_INDUK, 1},\n};\n' \
		'static const struct alias_column' >"$tmp/fake/lib/import/alias_columns.c"
	printf 'return err_row(e,\n\t"kode", "no such code");\n' >"$tmp/fake/lib/import/x.c"
	cat >"$tmp/fake/man/asn-csv.5" <<-'END'
		.Ss Which values
		.Pq Cm kode
		.Ss Names of columns
		.It unit
		id: Unor ID.
		induk: Parent ID.
		.El
	END
	printf '.Sh DIAGNOSTICS\n.It Va kode\nNo code.\n.Sh SEE ALSO\n' >"$tmp/fake/man/asn-import.1"
}
# lists_fail FILE SED WANT: docs.t fails once the file was changed so, and says WANT.
lists_fail() {
	sed "$2" "$tmp/fake/$1" >"$tmp/list" && cp "$tmp/list" "$tmp/fake/$1"
	page_runs >/dev/null && echo "it passed" && return 1
	grep -q "$3" "$tmp/docs" && return
	cat "$tmp/docs"
	return 1
}

lists
t "lists that tell the truth" page_runs
t "a column that is not in the page" lists_fail man/asn-csv.5 /Parent/d '^# -unit parentid'
lists
t "a code that is not in the page" lists_fail man/asn-import.1 /kode/d '^# -kode'
lists
t "a code that is only in the page" lists_fail lib/import/x.c s/kode/sandi/ '^# +kode'
lists
t "a code that asn-csv(5) alone has" lists_fail man/asn-csv.5 's/Cm kode/Cm sandi/' '^# sandi'
finish
