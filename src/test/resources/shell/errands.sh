# Errands for a shell: pipes, subshells, background jobs, wait, traps, files. Everything outside the shell itself is an
# applet of busybox, which $BUSYBOX names. The output does not depend on who comes first.
: "${BUSYBOX:=/usr/bin/busybox}"
bb() { "$BUSYBOX" "$@"; }

echo "== pipes"
bb seq 1 1000 | bb grep 7 | bb wc -l
printf 'pear\napple\nfig\napple\n' | bb sort | bb uniq -c | bb sed 's/^ *//'
bb seq 1 20000 | bb sort -rn | bb head -n 3 | bb tr '\n' ' '
echo
bb seq 1 50 | while read -r n; do [ $((n % 10)) -eq 0 ] && echo "tens $n"; done | bb tail -n 2

echo "== subshells"
x=outer
(x=inner; cd /; echo "$x in $(pwd)")
echo "$x stays"
total=$(for i in 1 2 3 4 5; do echo "$i"; done | bb awk '{ s += $1 } END { print s }')
echo "sum $total"
nested=$(echo "$(echo "$(echo deep)")")
echo "nested $nested"
(exit 3) || echo "status $?"
false || true && echo "logic holds"

echo "== background jobs"
folder=$(bb mktemp -d)
for i in 1 2 3 4; do
    (bb sleep 0.0$((5 - i)); echo "job $i done" > "$folder/$i") &
done
wait
bb cat "$folder/1" "$folder/2" "$folder/3" "$folder/4"
(exit 5) &
first=$!
(exit 6) &
second=$!
wait "$second"; echo "second $?"
wait "$first"; echo "first $?"
"$BUSYBOX" sleep 1000 &
sleeper=$!
kill "$sleeper"
wait "$sleeper" 2>/dev/null
echo "killed with $?"

echo "== traps and signals"
trap 'echo "caught USR1"' USR1
kill -USR1 $$
(trap 'echo "subshell leaves"' EXIT; exit 0)
trap - USR1

echo "== files"
bb seq 1 5 > "$folder/numbers"
while read -r n <&3; do square=$((n * n)); done 3< "$folder/numbers"
echo "last square $square"
cat_here() { bb cat <<END
a here-document of $1 with $((6 * 7))
END
}
cat_here two
echo appended >> "$folder/numbers"
bb tail -n 1 "$folder/numbers"
{ echo to stderr >&2; } 2> "$folder/errors"
bb cat "$folder/errors"
bb ln -s numbers "$folder/link" && bb readlink "$folder/link"
bb mkfifo "$folder/fifo"
(echo "through a fifo" > "$folder/fifo") &
bb cat "$folder/fifo"
wait
bb rm -r "$folder"
[ -e "$folder" ] || echo "cleaned up"

echo "== exec and recursion"
fib() { if [ "$1" -lt 2 ]; then echo "$1"; else echo $(($(fib $(($1 - 1))) + $(fib $(($1 - 2))))); fi; }
echo "fib 8 = $(fib 8)"
(exec "$BUSYBOX" echo "exec replaced the subshell")
case $(bb uname -m) in x86_64) echo "the right machine" ;; *) echo "another machine" ;; esac
set -- a "b c" d
for word; do echo "<$word>"; done
echo "== end $#"
