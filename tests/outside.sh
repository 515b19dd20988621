# For scripts that test the program from outside; they run in the build folder
# and remove $dir at their end.
jianbao=$(pwd)/jianbao
dir=$(mktemp -d)
export LC_ALL=C.UTF-8 LANGUAGE=en TERM=dumb
export HOME="$dir/home" XDG_DATA_HOME="$dir/data" XDG_STATE_HOME="$dir/state"
unset JIANBAO_STORE JIANBAO_STATE JIANBAO_CONFIG JIANBAO_SECURE
checks=0 failed=0

# run ARGUMENT...: the program; its output, errors and exit code are kept.
run() {
	"$jianbao" "$@" >"$dir/out" 2>"$dir/err" </dev/null
	code=$?
}

# ok NAME COMMAND...: the command must be true.
ok() {
	name=$1
	shift
	checks=$((checks + 1))
	if ! "$@" >/dev/null 2>&1; then
		failed=$((failed + 1))
		echo "not so: $name (exit code $code)"
		head -n 5 "$dir/err"
	fi
}

# exits CODE NAME: the last run ended so.
exits() {
	ok "$2" [ "$code" -eq "$1" ]
}

says() {
	ok "$2" grep -q -e "$1" "$dir/err"
}

prints() {
	ok "$2" grep -q -e "$1" "$dir/out"
}

# json FILTER NAME: jq's filter holds for every line, and there is one.
json() {
	ok "$2" sh -c "[ -s '$dir/out' ] && jq -es '$1' '$dir/out'"
}

# The last line, and the exit code.
outside_end() {
	echo "[==========] $checks check(s) run."
	if [ "$failed" -gt 0 ]; then
		echo "[  FAILED  ] $failed check(s)."
		exit 1
	fi
	echo "[  PASSED  ] $checks check(s)."
}
