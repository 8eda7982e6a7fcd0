#!/bin/sh
# golden.t [CASE...] - the cases in tests/golden, each a folder:
#
#	cmd      one shell line, run by sh in a copy of the folder with the commands in PATH and
#	         $DATA = tests/data; standard input is empty
#	out      what it must print
#	err      what it must say on standard error; absent: nothing
#	rc       its exit status; absent: 0. 99 and above never pass
#	leaves   names of the files it leaves behind, one a line; absent: none
#
# Everything else in the folder is input. Each case is run as it is, with every command given
# --parser=library, and under another locale and time zone: always the same bytes.
#
# UPDATE_GOLDEN=1 writes out, err and rc anew; look at the difference before keeping it.
# ASN_WRAP=COMMAND is put in front of every command (valgrind). GOLDEN_STEP=N takes each Nth case.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

# wrapped FOLDER OPTION: stand-ins for the commands, which run the real ones with OPTION in front.
wrapped() {
	mkdir "$tmp/$1"
	for c in "$bin"/*; do
		printf '#!/bin/sh\nexec %s "%s" %s "$@"\n' "${ASN_WRAP-}" "$c" "$2" >"$tmp/$1/${c##*/}"
		chmod 755 "$tmp/$1/${c##*/}"
	done
}

files() {
	(cd "$1" && find . | LC_ALL=C sort)
}

# run CASE FOLDER-OF-COMMANDS LOCALE ZONE: leaves got/out, got/err, got/rc, got/leaves in $tmp.
run() {
	rm -rf "$tmp/work" "$tmp/got"
	mkdir "$tmp/got"
	cp -R "$root/tests/golden/$1" "$tmp/work"
	files "$tmp/work" >"$tmp/got/before"
	(
		cd "$tmp/work" || exit
		PATH=$2:$PATH LC_ALL=$3 TZ=$4 sh ./cmd >"$tmp/got/out" 2>"$tmp/got/err" </dev/null
	)
	echo $? >"$tmp/got/rc"
	files "$tmp/work" | comm -13 "$tmp/got/before" - | sed 's|^\./||' >"$tmp/got/leaves"
}

# differs CASE FILE DEFAULT: prints what differs, DEFAULT (a line or nothing) when the case has no
# such file.
differs() {
	want=$root/tests/golden/$1/$2
	if [ ! -e "$want" ]; then
		want=$tmp/want
		printf '%s' "$3" >"$want"
	fi
	cmp -s "$want" "$tmp/got/$2" || diff -u -L "$2, wanted" -L "$2" "$want" "$tmp/got/$2"
}

judge() {
	case_ok=0
	[ -e "$root/tests/golden/$1/out" ] || { echo "no file out in the case" && case_ok=1; }
	differs "$1" rc '0
' || case_ok=1
	differs "$1" out '' || case_ok=1
	differs "$1" err '' || case_ok=1
	differs "$1" leaves '' || case_ok=1
	[ "$(cat "$tmp/got/rc")" -lt 99 ] || { echo "it crashed" && case_ok=1; }
	return "$case_ok"
}

update() {
	to=$root/tests/golden/$1
	cp "$tmp/got/out" "$to/out"
	rm -f "$to/err" "$to/rc"
	[ ! -s "$tmp/got/err" ] || cp "$tmp/got/err" "$to/err"
	[ "$(cat "$tmp/got/rc")" -eq 0 ] || cp "$tmp/got/rc" "$to/rc"
}

wrapped plain ''
wrapped library --parser=library

[ $# -gt 0 ] || {
	cd "$root/tests/golden" || exit
	for c in *; do
		[ ! -e "$c/cmd" ] || set -- "$@" "$c"
	done
	cd "$root" || exit
}

t "there are cases" test $# -gt 0
i=0
for c; do
	i=$((i + 1))
	[ $((i % ${GOLDEN_STEP:-1})) -eq 0 ] || continue
	run "$c" "$tmp/plain" C UTC
	[ -z "${UPDATE_GOLDEN-}" ] || update "$c"
	t "$c" judge "$c"
	[ -z "${ASN_WRAP-}" ] || continue
	run "$c" "$tmp/library" C UTC
	t "$c, by the libraries" judge "$c"
	run "$c" "$tmp/plain" de_DE.UTF-8 Asia/Jayapura
	t "$c, elsewhere" judge "$c"
done
finish
