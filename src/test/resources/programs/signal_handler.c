#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
static sigjmp_buf back; static volatile int seen;
static void handler(int number, siginfo_t *info, void *context) { (void)context; seen = number * 100 + info->si_code; siglongjmp(back, 1); }
static void simple(int number) { seen = number; }
int main(void) {
    struct sigaction action = {0};
    action.sa_sigaction = handler; action.sa_flags = SA_SIGINFO;
    sigaction(SIGSEGV, &action, NULL); sigaction(SIGFPE, &action, NULL);
    volatile int zero = 0; volatile int *null = NULL;
    if (!sigsetjmp(back, 1)) *null = 1;
    printf("%d\n", seen);
    if (!sigsetjmp(back, 1)) zero = 1 / zero;
    printf("%d\n", seen);
    signal(SIGUSR1, simple); raise(SIGUSR1);
    printf("%d\n", seen);
    return 0;
}
