#!/bin/bash
# assemble.sh [NAME...]: assembles each line of NAME.s into NAME.forms (text, tab, bytes in hex); default: every list.
# Needs GNU binutils. Empty lines and lines that begin with # are skipped. FORMS_DIR=... writes elsewhere.
set -euo pipefail
cd "$(dirname "$0")"
out=${FORMS_DIR:-.}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- $(basename -s .s -- *.s)
for name; do
    mapfile -t forms < <(sed -e '/^#/d' -e '/^ *$/d' "$name.s")
    # A label before each line and one behind the last tell where the bytes of a line begin and end.
    { printf 'form: %s\n' "${forms[@]}"; echo 'form:'; } | awk '{ sub(/form/, sprintf("form%06d", NR)) } 1' >"$work/list.S"
    as -o "$work/list.o" "$work/list.S"
    objcopy -O binary -j .text "$work/list.o" "$work/list.bin"
    mapfile -t starts < <(nm -n "$work/list.o" | sed -n 's/^\([0-9a-f]*\) . form[0-9]*$/\1/p')
    hex=$(od -An -v -tx1 "$work/list.bin" | tr -d ' \n')
    for i in "${!forms[@]}"; do
        start=$((16#${starts[i]})) end=$((16#${starts[i + 1]}))
        printf '%s\t%s\n' "${forms[i]}" "${hex:2 * start:2 * (end - start)}"
    done >"$out/$name.forms"
done
