#!/bin/sh
# The explorer through a real sshd on 127.0.0.1: some tests of tests/pty and
# tests/bytes*, with ssh in place of the program.  Skipped where there is no sshd.
set -u
sshd=$(command -v sshd || echo /usr/sbin/sshd)
if [ ! -x "$sshd" ] || ! command -v ssh >/dev/null; then
	echo "ssh: no sshd here, nothing checked"
	exit 77
fi
dir=$(mktemp -d)
port=$((20000 + $$ % 20000))
trap 'kill $(cat "$dir/pid" 2>/dev/null) 2>/dev/null; rm -rf "$dir"' EXIT

ssh-keygen -q -t ed25519 -N '' -f "$dir/host" || exit 1
ssh-keygen -q -t ed25519 -N '' -f "$dir/key" || exit 1
# SHLVL: a shell within another one, so bash reads no ~/.bashrc, which may wait
# for who knows what.
cat >"$dir/config" <<END
ListenAddress 127.0.0.1
Port $port
HostKey $dir/host
PidFile $dir/pid
AuthorizedKeysFile $dir/key.pub
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin yes
PrintMotd no
PrintLastLog no
SetEnv SHLVL=1
END
[ "$(id -u)" != 0 ] || mkdir -p /run/sshd
if ! "$sshd" -f "$dir/config" -E "$dir/log"; then
	cat "$dir/log"
	echo "ssh: sshd does not start, nothing checked"
	exit 77
fi
cat >"$dir/program" <<END
#!/bin/sh
exec ssh -tt -q -F none -o StrictHostKeyChecking=no \\
	-o UserKnownHostsFile=/dev/null -i "$dir/key" -p $port 127.0.0.1 \\
	"cd '$PWD' && TERM='\$TERM' LC_ALL='\$LC_ALL' LANGUAGE='\$LANGUAGE' \\
	JIANBAO_STORE='\$JIANBAO_STORE' JIANBAO_STATE='\$JIANBAO_STATE' \\
	JIANBAO_CONFIG='\$JIANBAO_CONFIG' exec ./jianbao read"
END
chmod +x "$dir/program"
# Without a login there is no connection to test through.
if ! JIANBAO_STORE= JIANBAO_STATE= TERM=dumb LC_ALL= LANGUAGE= \
	ssh -q -F none -o StrictHostKeyChecking=no \
	-o UserKnownHostsFile=/dev/null -o BatchMode=yes -i "$dir/key" \
	-p "$port" 127.0.0.1 true </dev/null; then
	cat "$dir/log"
	echo "ssh: cannot log in, nothing checked"
	exit 77
fi
export JIANBAO_PROGRAM="$dir/program"
failed=0
JIANBAO_TEST='a_reader_walks_through_the_edition
	nothing_is_sent_and_nothing_wakes_when_idle
	no_part_of_a_torn_paste_is_a_command
	a_resize_is_followed escape_is_no_part_of_what_comes_late' \
	tests/pty || failed=1
JIANBAO_TEST='a_line_costs_few_bytes held_keys_and_jumps_cost_no_more_than_pages
	a_page_costs_little_more_than_its_text' tests/bytes || failed=1
JIANBAO_TEST='neither_does_typing_for_long
	opening_the_edition_costs_little_more' tests/bytes_lists || failed=1
# All at once they would make one another wait in the middle of a frame.
JIANBAO_TEST='a_page_of_names_costs_its_text_and_15_percent
	a_page_of_news_costs_its_text_and_15_percent
	no_page_of_the_edition_costs_more
	where_all_is_who_says_how_much_a_page_costs_no_more
	neither_does_one_that_is_full_of_marks_cost_more' tests/bytes || failed=1
# By itself: what is found late is drawn twice.
JIANBAO_TEST=typing_costs_little_more_than_the_rows_that_change \
	tests/bytes_lists || failed=1
if [ $failed != 0 ]; then
	echo "[  FAILED  ] ssh"
	exit 1
fi
echo "[  PASSED  ] ssh"
