/* Each way to offend the CPU or the kernel: which signal, si_code and si_addr, trap number, error code and cr2. */
#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

static sigjmp_buf back;
static siginfo_t seen;
static long trap, error, fault_address;
static char *area;
static char handler_stack[65536];

static void handler(int number, siginfo_t *info, void *context) {
    greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
    (void)number;
    seen = *info;
    trap = registers[REG_TRAPNO];
    error = registers[REG_ERR];
    fault_address = registers[REG_CR2];
    siglongjmp(back, 1);
}

/* Addresses in the area as offsets, in the program as "inside"; others as they are. */
static const char *place(long address) {
    static char text[2][32];
    static int turn;
    char *out = text[turn ^= 1];
    if (address >= (long)area && address < (long)area + 65536)
        sprintf(out, "area+%ld", address - (long)area);
    else if (address > 0x10000 && address < 0x700000000000)
        sprintf(out, "inside");
    else
        sprintf(out, "%lx", address);
    return out;
}

#define TRY(name, statement)                                                                     \
    do {                                                                                         \
        if (!sigsetjmp(back, 1)) {                                                               \
            statement;                                                                           \
            printf("%s: nothing\n", name);                                                       \
        } else                                                                                   \
            printf("%s: signal %d code %d address %s trap %ld error %ld\n", name,                \
                   seen.si_signo, seen.si_code,                                                  \
                   seen.si_code > 0 ? place((long)seen.si_addr) : "-", trap, error);             \
        fflush(stdout);                                                                          \
    } while (0)

#define ASM(...) __asm__ volatile(__VA_ARGS__)

int main(void) {
    int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGUSR1};
    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    struct sigaction action = {0};
    action.sa_sigaction = handler;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigaltstack(&stack, NULL);
    for (int i = 0; i < 7; i++)
        sigaction(signals[i], &action, NULL);
    area = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    mprotect(area + 4096, 4096, PROT_READ);
    mprotect(area + 8192, 4096, PROT_NONE);
    munmap(area + 12288, 4096);
    area[20480] = (char)0xc3;
    volatile int zero = 0, least = -2147483647 - 1, minus_one = -1;

    TRY("read null", *(volatile int *)0);
    TRY("write near null", *(volatile int *)8 = 1);
    TRY("write read-only", *(volatile char *)(area + 4101) = 1);
    TRY("read forbidden", *(volatile char *)(area + 8195));
    TRY("write forbidden", *(volatile char *)(area + 8195) = 1);
    TRY("write unmapped", *(volatile char *)(area + 12295) = 1);
    TRY("execute data", ((void (*)(void))(area + 20480))());
    TRY("call null", ((void (*)(void))0)());
    TRY("non-canonical", *(volatile char *)0x8000000000000000);
    TRY("kernel's direct map", *(volatile char *)0xffff888000000000);
    TRY("kernel's image", *(volatile char *)0xffffffff81000000 = 1);
    TRY("division by zero", ASM("xor %%ecx, %%ecx; idivl %%ecx" ::: "rcx", "rdx"));
    TRY("division overflow", zero = least / minus_one);
    TRY("ud2", ASM("ud2"));
    TRY("int3", ASM("int3"));
    TRY("int1", ASM(".byte 0xf1"));
    TRY("int 4", ASM("int $4"));
    TRY("int 14", ASM("int $14"));
    TRY("int 0x81", ASM("int $0x81"));
    TRY("hlt", ASM("hlt"));
    TRY("cli", ASM("cli"));
    TRY("mov from cr0", ASM("mov %%cr0, %%rax" ::: "rax"));
    TRY("rdmsr", ASM("rdmsr" ::: "rax", "rdx"));
    TRY("in", ASM("inb $0x80, %%al" ::: "rax"));
    TRY("push to nowhere", ASM("movabs $0x8000000000000000, %%rsp; push %%rax" ::: "memory"));
    TRY("stack segment", ASM("push %%rbp; movabs $0x8000000000000000, %%rbp; mov (%%rbp), %%rax"
                             ::: "rax"));
    TRY("movaps", ASM("movaps 1(%0), %%xmm0" ::"r"(area)));
    TRY("single step", ASM("pushf; orq $0x100, (%%rsp); popf; nop; nop" ::: "cc"));
    TRY("kernel's ss", ASM("mov %0, %%ss" ::"r"(0x18)));
    TRY("far return", ASM("pushq $0x10; lea 1f(%%rip), %%rax; push %%rax; lretq; 1:" ::: "rax"));
    TRY("iret", ASM("pushq $0; pushq $0; pushq $0; pushq $0x1234; pushq $0; iretq"));
    TRY("jump to nowhere", ASM("movabs $0x1234567812345678, %%rax; jmp *%%rax" ::: "rax"));
    TRY("return to nowhere",
        ASM("movabs $0x1234567812345678, %%rax; push %%rax; ret" ::: "rax"));
    TRY("bad opcode", ASM(".byte 0x06"));
    TRY("lock nop", ASM(".byte 0xf0, 0x90"));
    TRY("raise", raise(SIGABRT));
    TRY("kill", kill(getpid(), SIGUSR1));
    return 0;
}
