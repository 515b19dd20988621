#!/bin/sh
# COMMANDS.md says what commands.def does: made anew, it is the same.
diff -u "${srcdir:-.}/COMMANDS.md" - <<END && echo "COMMANDS.md is up to date"
$(tools/commands)
END
