#!/bin/sh
# Builds the lab programs and writes their hashes. Needs gcc 12 with g++, binutils and musl-gcc (Debian: g++ musl-tools).
#
#   labs/build.sh [OUTPUT_DIR]     default: the bin folder beside each lab's sources
set -eu

labs=$(cd "$(dirname "$0")" && pwd)
output=${1:-}
musl_specs=$(ls /usr/lib/*/musl-gcc.specs /usr/lib/musl/lib/musl-gcc.specs 2>/dev/null | head -n 1)
# Paths in DWARF are relative to the lab, so that every checkout builds the same bytes.
common="-g -static -fno-pie -no-pie -fno-stack-protector -ffile-prefix-map=$labs/=labs/ -Wl,--build-id=none"
freestanding="-fno-exceptions -fno-rtti -nostdinc++"

# build_nolibc LEVEL SOURCE TARGET [FLAG...]
build_nolibc() {
    level=$1 source=$2 target=$3
    shift 3
    g++ $common "-$level" -fno-exceptions -fno-rtti -ffreestanding -nostdlib -z noexecstack -DNOLIBC "$@" -o "$target" "$source"
}

# build_musl LEVEL SOURCE TARGET [FLAG...]
build_musl() {
    level=$1 source=$2 target=$3
    shift 3
    g++ -specs "$musl_specs" $common $freestanding "-$level" "$@" -o "$target" "$source" src/newdelete.cpp \
        -nodefaultlibs -Wl,--start-group -lc -lgcc -Wl,--end-group
}

# build_glibc LEVEL SOURCE TARGET [FLAG...]
build_glibc() {
    level=$1 source=$2 target=$3
    shift 3
    g++ $common -fno-exceptions -fno-rtti "-$level" "$@" -o "$target" "$source" src/newdelete.cpp \
        -nodefaultlibs -Wl,--start-group -lc -lgcc -lgcc_eh -Wl,--end-group
}

# variants LIBC SOURCE NAME: every spelling of the switch at every level
variants() {
    for level in O0 O1 O2 O3; do
        "build_$1" $level "$2" "$bin/$3-original-$level-$1"
        "build_$1" $level "$2" "$bin/$3-nobase-$level-$1" -DBASE_PUSH=0
        "build_$1" $level "$2" "$bin/$3-noinline-$level-$1" -DNOINLINE
        "build_$1" $level "$2" "$bin/$3-nobase-noinline-$level-$1" -DBASE_PUSH=0 -DNOINLINE
        "build_$1" $level "$2" "$bin/$3-robust-$level-$1" -DROBUST
    done
}

# build_c LIBC SOURCE TARGET [FLAG...]: a C program at -O0, as the compiler meant it
build_c() {
    libc=$1 source=$2 target=$3
    shift 3
    case $libc in
        nolibc) gcc $common -O0 -ffreestanding -nostdlib -z noexecstack "$@" -o "$target" "$source" ;;
        musl) musl-gcc $common -O0 "$@" -o "$target" "$source" ;;
        glibc) gcc $common -O0 -pthread "$@" -o "$target" "$source" ;;
    esac
}

# What the bytes depend on besides the sources.
toolchain() {
    g++ --version | head -n 1
    ld --version | head -n 1
    dpkg-query -W libc6-dev musl-dev 2>/dev/null || echo "C libraries unknown"
}

# open_lab NAME: its sources are the current folder, $bin is empty
open_lab() {
    cd "$labs/$1"
    bin=${output:-$labs}/$1/bin
    rm -rf "$bin"
    mkdir -p "$bin"
}

close_lab() {
    (cd "$bin" && sha256sum -- *) > "$bin.sha256"
    toolchain > "$bin.toolchain"
}

lab_01() {
    open_lab 01-coroutine
    for libc in nolibc musl glibc; do
        variants $libc src/coroutine.cpp coroutine
    done
    variants nolibc src/loop.cpp loop
    for libc in nolibc musl glibc; do
        build_$libc O0 src/coroutine.cpp "$bin/returns-O0-$libc" -DB_RETURNS
        build_$libc O0 src/coroutine.cpp "$bin/early-O0-$libc" -DMAIN_ENDS_EARLY
        build_$libc O0 src/coroutine.cpp "$bin/deadbeef-O0-$libc" -DFAKE_RBP=0xdeadbeef
        build_$libc O0 src/coroutine.cpp "$bin/stack256-O0-$libc" -DSTACK_SIZE=256
        build_$libc O0 src/coroutine.cpp "$bin/stack64-O0-$libc" -DSTACK_SIZE=64
    done
    build_glibc O0 src/coroutine.cpp "$bin/stack16-O0-glibc" -DSTACK_SIZE=16
    build_glibc O0 src/coroutine.cpp "$bin/stack256-printf-O0-glibc" -DSTACK_SIZE=256 -fno-builtin -DREAL_PRINTF
    close_lab
}

lab_02() {
    open_lab 02-fork
    for libc in musl glibc; do
        build_c $libc src/fork.c "$bin/fork-O0-$libc"
        build_c $libc src/cow.c "$bin/cow-O0-$libc"
        build_c $libc src/states.c "$bin/states-O0-$libc"
    done
    close_lab
}

lab_03() {
    open_lab 03-kernel
    build_c nolibc src/entries.c "$bin/entries-O0-nolibc"
    close_lab
}

lab_04() {
    open_lab 04-scheduler
    build_c musl src/preemption.c "$bin/preemption-O0-musl"
    build_c musl src/preemption.c "$bin/preemption-bounded-O0-musl" -DBOUNDED
    close_lab
}

lab_05() {
    open_lab 05-threads
    for libc in musl glibc; do
        build_c $libc src/stacks.c "$bin/stacks-O0-$libc"
        build_c $libc src/overflow.c "$bin/overflow-O0-$libc"
        build_c $libc src/overflow.c "$bin/overflow-main-O0-$libc" -DON_MAIN
    done
    close_lab
}

lab_01
lab_02
lab_03
lab_04
lab_05
