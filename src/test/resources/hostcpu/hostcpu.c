/*
 * Runs test cases on the CPU of this machine: hostcpu < cases > results
 *
 * A case is a few bytes of machine code and the state to start from; a result is the state after them. Both are the
 * packed little-endian structures below, the same as in CpuState.java, HostCase.java and HostResult.java.
 *
 * No assembly is needed to load or save the state: a signal handler loads the next case into its ucontext and returns,
 * which makes the kernel load every register at once, and the int3 bytes around the code bring control back to the
 * handler with every register saved. An instruction that faults arrives in the same handler by another signal.
 */
#define _GNU_SOURCE
#include <asm/prctl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>
#include <x86intrin.h>

/* Fixed places, one page each; the page between data and stack stays unmapped. */
#define PAGE 0x1000UL
#define CODE 0x10000000UL
#define DATA 0x10001000UL
#define STACK 0x10003000UL
/* Where in their pages the windows lie that a state shows. */
#define WINDOW 0x800UL
#define WINDOW_SIZE 256
#define CODE_SIZE 64
/* The part of the FXSAVE image that the CPU defines; the kernel keeps notes of its own behind it. */
#define FXSAVE_USED 416
#define XSTATE_BV 512

#define FLAG_NT (1UL << 14)
#define FLAG_AC (1UL << 18)

struct state {
    uint64_t gpr[16];
    uint64_t rflags;
    uint8_t fxsave[512];
    uint8_t data[WINDOW_SIZE];
    uint8_t stack[WINDOW_SIZE];
};

struct test_case {
    uint8_t code[CODE_SIZE];
    struct state before;
};

struct result {
    int32_t signo; /* 0: the code ran to its end */
    int32_t si_code;
    uint64_t fault_vaddr;
    uint64_t rip;
    struct state after;
};

/* Encoding numbers to the order of gregs. */
static const int GREG[16] = {REG_RAX, REG_RCX, REG_RDX, REG_RBX, REG_RSP, REG_RBP, REG_RSI, REG_RDI,
                             REG_R8,  REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15};

static struct test_case *cases;
static struct result *results;
static long count;
static long current = -1;

static void die(const char *what) {
    perror(what);
    _exit(1);
}

static void save(struct result *result, const siginfo_t *info, const ucontext_t *context) {
    const greg_t *gregs = context->uc_mcontext.gregs;
    uint64_t rip = gregs[REG_RIP];
    int at_end = info->si_signo == SIGTRAP && info->si_code == SI_KERNEL && rip - 1 != CODE;
    result->signo = at_end ? 0 : info->si_signo;
    result->si_code = at_end ? 0 : info->si_code;
    result->fault_vaddr = at_end ? 0 : (uint64_t)info->si_addr;
    result->rip = at_end ? rip - 1 : rip;
    for (int i = 0; i < 16; i++) {
        result->after.gpr[i] = gregs[GREG[i]];
    }
    result->after.rflags = gregs[REG_EFL];
    memcpy(result->after.fxsave, context->uc_mcontext.fpregs, FXSAVE_USED);
    memcpy(result->after.data, (void *)(DATA + WINDOW), WINDOW_SIZE);
    memcpy(result->after.stack, (void *)(STACK + WINDOW), WINDOW_SIZE);
}

static void load(const struct test_case *test, ucontext_t *context) {
    greg_t *gregs = context->uc_mcontext.gregs;
    uint8_t *fpregs = (uint8_t *)context->uc_mcontext.fpregs;
    memset((void *)DATA, 0, PAGE);
    memset((void *)STACK, 0, PAGE);
    memcpy((void *)CODE, test->code, CODE_SIZE);
    memcpy((void *)(DATA + WINDOW), test->before.data, WINDOW_SIZE);
    memcpy((void *)(STACK + WINDOW), test->before.stack, WINDOW_SIZE);
    for (int i = 0; i < 16; i++) {
        gregs[GREG[i]] = test->before.gpr[i];
    }
    gregs[REG_EFL] = test->before.rflags;
    gregs[REG_RIP] = CODE;
    memcpy(fpregs, test->before.fxsave, FXSAVE_USED);
    *(uint64_t *)(fpregs + XSTATE_BV) |= 3; /* x87 and SSE are not in their initial state */
}

static void handler(int signo, siginfo_t *info, void *context) {
    (void)signo;
    /* The code under test may have asked for alignment checks, which this code would not survive. */
    __writeeflags(__readeflags() & ~(FLAG_AC | FLAG_NT));
    if (current >= 0) {
        save(&results[current], info, context);
    }
    if (++current < count) {
        load(&cases[current], context);
        return;
    }
    if (fwrite(results, sizeof *results, count, stdout) != (size_t)count || fflush(stdout) != 0) {
        die("write");
    }
    _exit(0);
}

static void read_cases(void) {
    long capacity = 1024;
    cases = malloc(capacity * sizeof *cases);
    for (size_t n; (n = fread(cases + count, sizeof *cases, capacity - count, stdin)) > 0;) {
        count += n;
        if (count == capacity) {
            capacity *= 2;
            cases = realloc(cases, capacity * sizeof *cases);
        }
    }
    results = calloc(count + 1, sizeof *results);
    if (cases == NULL || results == NULL) {
        die("memory");
    }
}

static void map(uint64_t vaddr, int protection) {
    void *wanted = (void *)vaddr;
    if (mmap(wanted, PAGE, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) != wanted) {
        die("mmap");
    }
}

int main(void) {
    static const int signals[] = {SIGTRAP, SIGFPE, SIGSEGV, SIGILL, SIGBUS, SIGUSR1};
    static uint8_t alternate[1 << 18];
    stack_t stack = {.ss_sp = alternate, .ss_size = sizeof alternate};
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_ONSTACK};

    read_cases();
    map(CODE, PROT_READ | PROT_WRITE | PROT_EXEC);
    map(DATA, PROT_READ | PROT_WRITE);
    map(STACK, PROT_READ | PROT_WRITE);
    memset((void *)CODE, 0xcc, PAGE);
    if (syscall(SYS_arch_prctl, ARCH_SET_GS, DATA + WINDOW) != 0 || sigaltstack(&stack, NULL) != 0) {
        die("set-up");
    }
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        sigaction(signals[i], &action, NULL);
    }
    alarm(60); /* a case that loops must not hang the tests */
    raise(SIGUSR1);
    return 1;
}
