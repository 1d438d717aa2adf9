// A stackful coroutine in its smallest form: a stack of its own, and one word that remembers where its rsp was.
//
// Build switches:
//   BASE_PUSH=0  leave out the fake saved rbp in the first frame ("delete the base push")
//   NOINLINE     forbid the compiler to inline yield_to
//   REAL_PRINTF  print through printf, which needs far more stack than putchar
//   ROBUST       replace the inline assembly by a routine that keeps every callee-saved register
#pragma once

#ifdef NOLIBC
#include "nolibc.h"
#else
#include <stdio.h>
#include <stdlib.h>
#endif

#ifdef REAL_PRINTF
#define putchar(character) printf("%c", character)
#endif

#ifndef STACK_SIZE
#define STACK_SIZE 1024
#endif
#ifndef BASE_PUSH
#define BASE_PUSH 1
#endif
#ifndef FAKE_RBP
#define FAKE_RBP base
#endif

struct coroutine {
    void* stack_pointer = nullptr;  // rsp while suspended; nothing else is remembered here
    char* stack = nullptr;

    explicit coroutine(void (*entry)()) {
        if (entry == nullptr) {
            return;  // the unit that already runs: its stack exists, its rsp is stored at the first switch
        }
        stack = static_cast<char*>(malloc(STACK_SIZE));
        char* base = stack + STACK_SIZE;
        void** top = reinterpret_cast<void**>(base);
#ifdef ROBUST
        *--top = nullptr;  // keeps rsp mod 16 = 8 at the entry, as after a call
        *--top = reinterpret_cast<void*>(entry);
        for (int i = 0; i < 6; i++) {
            *--top = nullptr;  // rbp rbx r12 r13 r14 r15
        }
#else
        *--top = reinterpret_cast<void*>(entry);
#if BASE_PUSH
        *--top = reinterpret_cast<void*>(FAKE_RBP);
#endif
#endif
        stack_pointer = top;
    }

    ~coroutine() { free(stack); }
};

#ifdef ROBUST

extern "C" void yield_to(coroutine* from, coroutine* to);
__asm__(
    ".pushsection .text\n"
    ".globl yield_to\n"
    ".type yield_to, @function\n"
    "yield_to:\n"
    "    pushq %rbp\n"
    "    pushq %rbx\n"
    "    pushq %r12\n"
    "    pushq %r13\n"
    "    pushq %r14\n"
    "    pushq %r15\n"
    "    movq %rsp, (%rdi)\n"
    "    movq (%rsi), %rsp\n"
    "    popq %r15\n"
    "    popq %r14\n"
    "    popq %r13\n"
    "    popq %r12\n"
    "    popq %rbx\n"
    "    popq %rbp\n"
    "    ret\n"
    ".size yield_to, .-yield_to\n"
    ".popsection\n");

#else

#ifdef NOINLINE
__attribute__((noinline))
#endif
void yield_to(coroutine* from, coroutine* to) {
    __asm__(
        "movq %%rsp, %0\n\t"
        "movq %%rax, %%rsp\n\t"
        : "=m"(from->stack_pointer)
        : "a"(to->stack_pointer)
        :);
}

#endif
