/* Unmasked floating-point exceptions, and what a handler sees and leaves of the floating-point state. */
#include <fenv.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>

static sigjmp_buf back;
static siginfo_t seen;

static void handler(int number, siginfo_t *info, void *context) {
    (void)number;
    (void)context;
    seen = *info;
    siglongjmp(back, 1);
}

static void disturb(int number) {
    volatile double third = 1.0;
    volatile long double seventh = 2;
    (void)number;
    third = third / 3;
    seventh = seventh / 7;
    fesetround(FE_UPWARD);
}

static void unmask(int exceptions) {
    unsigned mxcsr = 0x1f80 & ~(unsigned)exceptions << 7;
    unsigned short control = (unsigned short)(0x37f & ~exceptions);
    __asm__ volatile("fninit; ldmxcsr %0; fldcw %1" ::"m"(mxcsr), "m"(control));
}

#define TRY(name, exceptions, statement)                                                         \
    do {                                                                                         \
        if (!sigsetjmp(back, 1)) {                                                               \
            unmask(exceptions);                                                                  \
            statement;                                                                           \
            unmask(0);                                                                           \
            printf("%s: nothing\n", name);                                                       \
        } else {                                                                                 \
            unmask(0);                                                                           \
            printf("%s: signal %d code %d\n", name, seen.si_signo, seen.si_code);                \
        }                                                                                        \
    } while (0)

int main(void) {
    volatile double zero = 0, one = 1, large = 1e308, small = 1e-308, result;
    volatile long double long_zero = 0, long_one = 1, long_result;
    struct sigaction action = {0};
    action.sa_sigaction = handler;
    action.sa_flags = SA_SIGINFO;
    sigaction(SIGFPE, &action, NULL);
    signal(SIGUSR1, disturb);

    TRY("masked", 0, result = one / zero);
    TRY("division", 4, result = one / zero);
    TRY("invalid", 1, result = zero / zero);
    TRY("overflow", 8, result = large * large);
    TRY("underflow", 16, result = small * small);
    TRY("inexact", 32, result = one / 3);
    TRY("x87 division", 4, (long_result = long_one / long_zero, long_result = long_result + 1));
    TRY("x87 invalid", 1, (long_result = long_zero / long_zero, long_result = long_result + 1));

    fesetround(FE_DOWNWARD);
    result = one / 3;
    long_result = long_one / 3;
    raise(SIGUSR1);
    printf("%d %a %La\n", fegetround() == FE_DOWNWARD, result, long_result);
    return 0;
}
