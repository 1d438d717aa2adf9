// Entry point, system calls and a heap that only grows: what the programs need of a C library, in the same translation
// unit, so that the compiler knows all of it. Output is not buffered, and every instruction that runs is on screen.
#pragma once

#include <stddef.h>

namespace {

constexpr long SYS_write = 1;
constexpr long SYS_exit = 60;

inline long system_call(long number, long first, const void* second, long third) {
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(first), "S"(second), "d"(third)
                     : "rcx", "r11", "memory");
    return result;
}

alignas(16) char heap[16384];
size_t used;

}  // namespace

int main();

extern "C" {

__attribute__((noinline)) int putchar(int character) {
    char byte = static_cast<char>(character);
    system_call(SYS_write, 1, &byte, 1);
    return character;
}

// Each block is preceded by a header of 16 bytes whose second word is the block's size.
__attribute__((noinline)) void* malloc(size_t size) {
    size_t block = (size + 15) & ~static_cast<size_t>(15);
    if (block + 16 > sizeof heap - used) {
        return nullptr;
    }
    char* header = heap + used;
    used += block + 16;
    reinterpret_cast<size_t*>(header)[1] = block;
    return header + 16;
}

__attribute__((noinline)) void free(void*) {}

[[noreturn, gnu::used]] void start_main() {
    system_call(SYS_exit, main(), nullptr, 0);
    __builtin_unreachable();
}
}

void* operator new(size_t size) { return malloc(size); }
void operator delete(void* block) noexcept { free(block); }
void operator delete(void* block, size_t) noexcept { free(block); }

__asm__(
    ".pushsection .text\n"
    ".globl _start\n"
    ".type _start, @function\n"
    "_start:\n"
    "    xorl %ebp, %ebp\n"
    "    andq $-16, %rsp\n"
    "    call start_main\n"
    ".size _start, .-_start\n"
    ".popsection\n");
