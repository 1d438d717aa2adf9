/* Signals that are waited for instead of handled; what a single step leaves behind. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static void nothing(int number) {}

static void on_trap(int number, siginfo_t *info, void *context) {
    printf("trap %d\n", info->si_code);
    ((ucontext_t *)context)->uc_mcontext.gregs[REG_EFL] &= ~0x100L;
}

static void show(const char *what, int result, const siginfo_t *info) {
    printf("%s: %d %s, code %d value %d\n", what, result > 0 ? result - SIGRTMIN : result,
           result < 0 ? strerror(errno) : "", info->si_code, info->si_value.sival_int);
}

static void queued(void) {
    sigset_t set;
    siginfo_t info = {0};
    struct timespec moment = {0, 1000};
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    sigaddset(&set, SIGRTMIN + 3);
    sigprocmask(SIG_BLOCK, &set, NULL);
    sigqueue(getpid(), SIGRTMIN + 3, (union sigval){.sival_int = 30});
    sigqueue(getpid(), SIGRTMIN, (union sigval){.sival_int = 10});
    sigqueue(getpid(), SIGRTMIN, (union sigval){.sival_int = 11});
    for (int i = 0; i < 3; i++)
        show("queued", sigwaitinfo(&set, &info), &info);
    memset(&info, 0, sizeof info);
    show("none left", sigtimedwait(&set, &info, &moment), &info);
}

static void by_timer(void) {
    sigset_t set;
    int number = 0;
    struct itimerval soon = {{0, 0}, {0, 2000}};
    struct timespec moment = {5, 0};
    sigemptyset(&set);
    sigaddset(&set, SIGALRM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    setitimer(ITIMER_REAL, &soon, NULL);
    int result = sigwait(&set, &number);
    printf("sigwait %d %d\n", result, number == SIGALRM);
    setitimer(ITIMER_REAL, &soon, NULL);
    printf("timed %d\n", sigtimedwait(&set, NULL, &moment) == SIGALRM);
    signal(SIGALRM, nothing);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    setitimer(ITIMER_REAL, &soon, NULL);
    printf("interrupted %d", sigtimedwait(&set, NULL, &moment));
    printf(" %s\n", strerror(errno));
}

int main(void) {
    queued();
    by_timer();
    struct sigaction action = {.sa_sigaction = on_trap, .sa_flags = SA_SIGINFO};
    sigaction(SIGTRAP, &action, NULL);
    __asm__ volatile("pushfq; orl $0x100, (%%rsp); popfq; nop" ::: "memory", "cc");
    __asm__ volatile(".byte 0xf1"); /* int1 */
    return 0;
}
