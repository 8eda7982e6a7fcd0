# shellcheck shell=sh
# lib.sh - TAP for the shell tests; sourced by each tests/*.t.
#
#	t NAME COMMAND [ARG...]    one test: it passes when the command succeeds; what it printed
#	                           is shown when it does not
#	skip NAME WHY              one test that cannot be run here
#	finish                     the plan; ends the script
#	nips N                     so many NIPs, one a line
#	rc WANT COMMAND [ARG...]   runs it with its output in $tmp/out and $tmp/err; true when its
#	                           exit status is WANT
#
# Set: root (of the tree), bin (the commands), DATA (tests/data), tmp (removed at the end).
# ASN_ROOT and ASN_BIN say where the tree and the commands are; TALLY names a file that gets a line
# "passed failed".

LC_ALL=C
TZ=UTC
export LC_ALL TZ
tally=${TALLY-}
unset ASN_TRACE SOURCE_DATE_EPOCH TALLY
exec </dev/null

root=${ASN_ROOT:-$(cd "$(dirname "$0")/.." && pwd)}
bin=${ASN_BIN:-$root/build/rel/bin}
DATA=$root/tests/data
export DATA
PATH=$bin:$PATH

tmp=$(mktemp -d) || exit 1
chmod 755 "$tmp"
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

tests=0
failed=0

pass() {
	tests=$((tests + 1))
	echo "ok $tests - $1"
}

# fail NAME: what it is about comes from standard input.
fail() {
	tests=$((tests + 1))
	failed=$((failed + 1))
	echo "not ok $tests - $1"
	head -n 60 | sed 's/^/# /'
}

skip() {
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}

t() {
	t_name=$1
	shift
	if "$@" >"$tmp/said" 2>&1; then
		pass "$t_name"
	else
		fail "$t_name" <"$tmp/said"
	fi
}

rc() {
	rc_want=$1
	shift
	"$@" >"$tmp/out" 2>"$tmp/err"
	rc_got=$?
	[ "$rc_got" -eq "$rc_want" ] && return
	echo "exit status $rc_got, want $rc_want: $*"
	head -n 10 "$tmp/err"
	return 1
}

# nips N: so many sound NIPs that belong to nobody (serial 999).
nips() {
	awk -v n="$1" 'BEGIN {
		for (i = 0; i < n; i++)
			printf "%04d%02d%02d2015%02d%d999\n", 1965 + i % 28, 1 + int(i / 28) % 12, \
				1 + int(i / 336) % 28, 1 + int(i / 9408) % 12, 1 + i % 2
	}'
}

finish() {
	echo "1..$tests"
	[ -z "$tally" ] || echo "$((tests - failed)) $failed" >>"$tally"
	[ "$failed" -eq 0 ]
	exit
}
