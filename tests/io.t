#!/bin/sh
# io.t - what every command does when its input or its output is not as it should be.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

commands='asn-import asn-check asn-score asn-training-gap asn-report'

# So that a sanitizer does not stumble over strace.
traced() {
	ASAN_OPTIONS=${ASAN_OPTIONS-}:detect_leaks=0 strace -qq -o /dev/null "$@"
}

# As somebody who may neither write to a folder of root nor read what is closed to all.
cp -R "$bin" "$tmp/bin"
if [ "$(id -u)" -ne 0 ]; then
	somebody() { "$@"; }
elif command -v setpriv >/dev/null; then
	somebody() {
		PATH=$tmp/bin:$PATH setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	}
else
	somebody() { false; }
fi

# table COMMAND N: an input with N persons that the command takes with status 0.
table() {
	nips "$2" | case $1 in
	asn-import)
		awk 'BEGIN { print "nip,nama,unit" }
			{ printf "%s,Pegawai %d,Bidang %d\n", $1, NR, NR % 7 }'
		;;
	asn-check)
		awk 'BEGIN { print "jenis,nip,nama,unit,mulai,selesai,kedudukan" }
			{ printf "pegawai,%s,Pegawai %d,Bidang %d,,,aktif\n", $1, NR, NR % 7 }'
		;;
	asn-score)
		awk 'BEGIN { print "jenis,nip,periode,hasil_kerja,perilaku,unit" }
			{ printf "penilaian,%s,2026-Q3,sesuai,sesuai,Bidang %d\n", $1, NR % 7 }'
		;;
	asn-training-gap)
		awk 'BEGIN {
				print "jenis,jabatan,kompetensi,level\nstandar,Analis,K1,3"
				print "jenis,nip,nama,unit,jabatan"
			}
			{ printf "pegawai,%s,Pegawai %d,Bidang %d,Analis\n", $1, NR, NR % 7 }'
		;;
	asn-report)
		awk 'BEGIN { print "jenis,nip,nama,unit,periode,aturan,predikat,status" }
			{
				printf "skor,%s,Pegawai %d,Bidang %d,2026-Q3,", $1, NR, NR % 7
				print "permenpanrb-6-2022,baik,lengkap"
			}'
		;;
	esac
}

options() {
	case $1 in
	asn-import) echo '-q -t pegawai' ;;
	*) echo '-q' ;;
	esac
}

same() {
	cmp "$1" "$2" && return
	diff -u "$1" "$2" | head -n 20
	return 1
}

# alone FOLDER NAME...: the folder holds just these.
alone() {
	here=$1
	shift
	[ "$(ls -A "$here")" = "$(printf '%s\n' "$@")" ] && return
	echo "in the folder: $(ls -A "$here")"
	return 1
}

says() {
	grep -q "$1" "$tmp/err" && return
	echo "\"$1\" is not in: $(head -n 5 "$tmp/err")"
	return 1
}

# fails COMMAND ...: status 3 and a reason.
fails() {
	rc 3 "$@" && says "^$c: "
}

equal_output() {
	rc 0 "$@" && same "$tmp/base" "$tmp/out"
}

# shell SCRIPT COMMAND...: SCRIPT runs "$@" with some redirection.
shell() {
	script=$1
	shift
	sh -c "$script" sh "$@"
}

# The last record on standard output is gagal of this command.
gagal() {
	want=$1
	shift
	rc "$want" "$@" && case $(tail -n 1 "$tmp/out") in
	"gagal,$c,"?* | '{"jenis":"gagal","alat":"'"$c"'",'*) return 0 ;;
	esac
	echo "no gagal at the end of: $(tail -n 2 "$tmp/out")"
	return 1
}

cut_short() {
	{
		"$@" 2>"$tmp/err"
		echo $? >"$tmp/status"
	} | head -n 1 >"$tmp/out"
	read -r status <"$tmp/status"
	case $status in 0 | 141) return 0 ;; esac
	echo "exit status $status"
	cat "$tmp/err"
	return 1
}

# keeps COMMAND...: it fails with 3, and its -o FILE, $tmp/d/kept, is as it was and alone.
keeps() {
	want=$1
	shift
	rm -rf "$tmp/d"
	mkdir "$tmp/d"
	echo old >"$tmp/d/kept"
	rc "$want" "$@" && alone "$tmp/d" kept && [ "$(cat "$tmp/d/kept")" = old ] && return
	echo "kept holds: $(head -n 3 "$tmp/d/kept")"
	return 1
}

# A signal in the middle of the input.
stopped() {
	rm -rf "$tmp/d" "$tmp/fifo"
	mkdir "$tmp/d"
	mkfifo "$tmp/fifo"
	echo old >"$tmp/d/kept"
	"$@" -o "$tmp/d/kept" <"$tmp/fifo" >/dev/null 2>"$tmp/err" &
	pid=$!
	exec 9>"$tmp/fifo"
	cat "$tmp/big" >&9
	sleep 0.2
	kill -TERM "$pid"
	wait "$pid"
	status=$?
	exec 9>&-
	[ "$status" -eq 143 ] && alone "$tmp/d" kept && [ "$(cat "$tmp/d/kept")" = old ] && return
	echo "exit status $status, kept holds: $(head -n 3 "$tmp/d/kept")"
	return 1
}

# A NUL inside a field is data: it is kept, or shown as a sign in a report.
nul_kept() {
	rc 0 "$@" || return
	case $c in
	asn-report) grep -q 'Bidang␀' "$tmp/out" ;;
	*) tr -d '\000' <"$tmp/out" >"$tmp/v" && same "$tmp/base" "$tmp/v" ;;
	esac
}

# A report is no stream of records: when it fails there is just none.
no_report() {
	want=$1
	shift
	rc "$want" "$@" && [ ! -s "$tmp/out" ] && return
	echo "on standard output: $(head -n 3 "$tmp/out")"
	return 1
}

strace_works() {
	strace -qq -o /dev/null -e trace=write -e inject=write:error=ENOSPC true 2>/dev/null
}

if strace_works; then can_trace=yes; else can_trace=; fi
if somebody true 2>/dev/null; then can_switch=yes; else can_switch=; fi
in=$tmp/in
export in

for c in $commands; do
	t "$c: it is there" test -x "$bin/$c"
	[ -x "$bin/$c" ] || continue
	o=$(options "$c")
	table "$c" 20 >"$in"
	table "$c" 30000 >"$tmp/big"
	table "$c" 0 >"$tmp/header"
	sed 's/Pegawai 1,/"Pegawai 1,/; s/^penilaian,/"penilaian,/' "$in" >"$tmp/broken"
	# shellcheck disable=SC2086 # options are words
	set -- $c $o

	t "$c: a plain run" rc 0 "$@" "$in"
	cp "$tmp/out" "$tmp/base"

	t "$c: standard input" equal_output shell '"$@" <"$in"' "$@"
	t "$c: standard input by name" equal_output shell '"$@" - <"$in"' "$@"
	t "$c: full disk" fails shell '"$@" >/dev/full' "$@" "$in"
	t "$c: standard output closed" fails shell '"$@" >&-' "$@" "$in"
	t "$c: standard input closed" fails shell '"$@" <&-' "$@"
	t "$c: a folder as input" fails "$@" "$tmp"
	t "$c: no such input" fails "$@" "$tmp/nothing"
	t "$c: input cut short by a reader" cut_short "$@" "$tmp/big"

	printf '%s' "$(cat "$in")" >"$tmp/v"
	t "$c: no final newline" equal_output "$@" "$tmp/v"
	{ printf '\357\273\277' && cat "$in"; } >"$tmp/v"
	t "$c: byte order mark" equal_output "$@" "$tmp/v"
	sed 's/$/\r/' "$in" >"$tmp/v"
	t "$c: CRLF" equal_output "$@" "$tmp/v"
	sed 's/Bidang 2/Bidang\x00 2/' "$in" >"$tmp/nul"
	t "$c: NUL byte" nul_kept "$@" "$tmp/nul"
	awk '{ if (/Bidang 1/ && !n++) { s = "x"; while (length(s) < 1048576) s = s s
		sub(/Bidang 1/, s) } print }' "$in" >"$tmp/v"
	t "$c: a field of 1 MiB" rc 0 "$@" "$tmp/v"
	printf '\377\376n\000i\000p\000' >"$tmp/v"
	t "$c: UTF-16" fails "$@" "$tmp/v"
	: >"$tmp/v"
	t "$c: an empty file" fails "$@" "$tmp/v"
	t "$c: a header alone" rc 0 "$@" "$tmp/header"

	t "$c: a wrong option" rc 2 "$@" --no-such-option "$in"
	if [ "$c" = asn-report ]; then
		t "$c: no report from a wrong call" no_report 2 "$@" --no-such-option "$in"
		t "$c: no report from broken input" no_report 3 "$@" "$tmp/broken"
		t "$c: no page from broken input" no_report 3 "$@" -f html "$tmp/broken"
	else
		t "$c: a wrong call says so in the stream" gagal 2 "$@" --no-such-option "$in"
		t "$c: a failure says so in the stream" gagal 3 "$@" "$tmp/broken"
		t "$c: a failure says so in JSON" gagal 3 "$@" -f json "$tmp/broken"
		t "$c: a failure says so beside -o" gagal 3 "$@" -o "$tmp/v" "$tmp/broken"
	fi

	rm -rf "$tmp/d" && mkdir "$tmp/d"
	t "$c: -o" rc 0 "$@" -o "$tmp/d/new" "$in"
	t "$c: -o writes the same" same "$tmp/base" "$tmp/d/new"
	t "$c: -o leaves nothing else" alone "$tmp/d" new
	rm -f "$tmp/d/new"
	t "$c: -o with standard error closed" rc 0 shell '"$@" 2>&-' "$@" -o "$tmp/d/new" "$in"
	t "$c: -o with standard error closed writes the same" same "$tmp/base" "$tmp/d/new"
	t "$c: -o into no folder" fails "$@" -o "$tmp/none/new" "$in"
	t "$c: -o kept when the input breaks off" keeps 3 "$@" -o "$tmp/d/kept" "$tmp/broken"
	t "$c: -o kept when called wrongly" keeps 2 "$@" -o "$tmp/d/kept" --no-such-option "$in"
	t "$c: -o kept at SIGTERM" stopped "$@"

	if [ "$can_switch" ]; then
		cp "$in" "$tmp/v" && chmod 000 "$tmp/v"
		t "$c: an unreadable file" fails somebody "$@" "$tmp/v"
		rm -f "$tmp/v"
		rm -rf "$tmp/d" && mkdir "$tmp/d" && chmod 555 "$tmp/d"
		t "$c: -o into a closed folder" fails somebody "$@" -o "$tmp/d/new" "$in"
		t "$c: -o into a closed folder leaves nothing" alone "$tmp/d"
		chmod 755 "$tmp/d"
		t "$c: -o onto a device" rc 0 somebody "$@" -o /dev/null "$in"
		t "$c: -o onto a device leaves it one" test -c /dev/null
	else
		skip "$c: permissions" "needs setpriv when run by root"
	fi

	if [ "$can_trace" ]; then
		for call in write fsync '?rename,?renameat,?renameat2'; do
			t "$c: -o kept when $call fails" keeps 3 traced \
				-e "inject=$call:error=ENOSPC" "$@" -o "$tmp/d/kept" "$in"
		done
		t "$c: -o kept at SIGTERM before the end" keeps 143 traced \
			-e inject=fsync:signal=TERM "$@" -o "$tmp/d/kept" "$in"
		t "$c: a read error" fails traced -e trace=read -P "$in" \
			-e inject=read:error=EIO "$@" "$in"
	else
		skip "$c: injected faults" "strace cannot trace here"
	fi
done

for c in asn-check asn-score asn-training-gap asn-report; do
	[ -x "$bin/$c" ] || continue
	printf 'jenis,alat,pesan\ngagal,asn-import,x.csv: cannot read\n' >"$tmp/in"
	t "$c: gagal in the input" fails "$c" "$tmp/in"
	t "$c: gagal in the input names the tool" says asn-import
done
finish
