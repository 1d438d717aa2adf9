#!/bin/sh
# Assembles the guest half of the kernel: build.sh [OUTPUT_DIRECTORY] (default: beside this script).
# vmlinux.bin is what the firmware loads, System.map names its addresses.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "${1:-$here}" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$here"
for unit in head_64 entry_64; do
    as --64 -mx86-used-note=no -o "$tmp/$unit.o" "$unit.S"
done
ld --build-id=none -z max-page-size=4096 -z noexecstack --no-warn-rwx-segments \
    -T kernel.ld -o "$tmp/vmlinux" "$tmp/head_64.o" "$tmp/entry_64.o"
objcopy -O binary "$tmp/vmlinux" "$out/vmlinux.bin"
LC_ALL=C nm -n "$tmp/vmlinux" | LC_ALL=C sort > "$out/System.map"
