#!/bin/sh
# Assembles the guest half of the kernel: build.sh [OUTPUT_DIRECTORY] (default: beside this script).
# vmlinux.bin is what the firmware loads, System.map names its addresses, vmlinux.debug says which source lines they
# come from.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "${1:-$here}" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
# The line table calls the files as they are called here; DWARF 4 does not add where the checkout lies.
cd "$here/../.."
objects=
for unit in head_64 entry_64 core tlb process_64; do
    as --64 --gdwarf-4 -mx86-used-note=no -I kernel/entry -o "$tmp/$unit.o" "kernel/entry/$unit.S"
    objects="$objects $tmp/$unit.o"
done
ld --build-id=none -z max-page-size=4096 -z noexecstack --no-warn-rwx-segments \
    -T "$here/kernel.ld" -o "$tmp/vmlinux" $objects
objcopy -O binary "$tmp/vmlinux" "$out/vmlinux.bin"
# Of the debugging information only the lines: the rest names the assembler's version.
objcopy --only-keep-debug --remove-section='.debug_[!l]*' "$tmp/vmlinux" "$out/vmlinux.debug"
chmod -x "$out/vmlinux.debug"
LC_ALL=C nm -n "$tmp/vmlinux" | LC_ALL=C sort > "$out/System.map"
