/* Order, masks, queues, the alternate stack, timers, interrupted calls. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int order[100], length;
static volatile int depth, rang;
static char handler_stack[65536];

static void record(int number) {
    order[length++] = number;
    if (number == SIGUSR1 && depth++ < 2)
        raise(SIGUSR1);
    if (number == SIGUSR2) {
        raise(SIGUSR1);
        order[length++] = -number;
    }
}

static void show(void) {
    for (int i = 0; i < length; i++)
        printf("%d ", order[i]);
    printf("\n");
    length = 0;
}

static void ring(int number) { rang = number; }

static void queued(int number, siginfo_t *info, void *context) {
    (void)context;
    printf("real-time %d code %d value %d own %d\n", number, info->si_code,
           info->si_value.sival_int, info->si_pid == getpid());
}

static void on_other_stack(int number) {
    char here;
    stack_t stack;
    (void)number;
    sigaltstack(NULL, &stack);
    printf("on the other stack: %d, flags %d\n",
           &here >= handler_stack && &here < handler_stack + sizeof handler_stack, stack.ss_flags);
}

static void result(const char *name, long value) {
    printf("%s: %ld %s\n", name, value, value < 0 ? strerror(errno) : "");
}

int main(void) {
    sigset_t set, old;
    struct sigaction action;

    signal(SIGUSR1, record);
    signal(SIGUSR2, record);
    raise(SIGUSR2);
    show();

    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, &old);
    raise(SIGUSR1);
    raise(SIGUSR2);
    raise(SIGUSR1);
    sigpending(&set);
    printf("pending %d %d, delivered %d\n", sigismember(&set, SIGUSR1), sigismember(&set, SIGUSR2),
           length);
    sigprocmask(SIG_SETMASK, &old, NULL);
    show();

    memset(&action, 0, sizeof action);
    action.sa_sigaction = queued;
    action.sa_flags = SA_SIGINFO;
    sigaction(SIGRTMIN + 1, &action, NULL);
    sigaction(SIGRTMIN + 2, &action, NULL);
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN + 1);
    sigaddset(&set, SIGRTMIN + 2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (int i = 0; i < 3; i++) {
        sigqueue(getpid(), SIGRTMIN + 2, (union sigval){.sival_int = i});
        sigqueue(getpid(), SIGRTMIN + 1, (union sigval){.sival_int = i + 10});
    }
    sigprocmask(SIG_UNBLOCK, &set, NULL);

    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    result("sigaltstack", sigaltstack(&stack, NULL));
    memset(&action, 0, sizeof action);
    action.sa_handler = on_other_stack;
    action.sa_flags = SA_ONSTACK | SA_RESETHAND;
    sigaction(SIGTERM, &action, NULL);
    raise(SIGTERM);
    sigaction(SIGTERM, NULL, &action);
    printf("reset: %d\n", action.sa_handler == SIG_DFL);

    signal(SIGALRM, ring);
    struct itimerval soon = {{0, 0}, {0, 20000}};
    setitimer(ITIMER_REAL, &soon, NULL);
    while (!rang)
        ;
    printf("rang in a loop\n");
    setitimer(ITIMER_REAL, &soon, NULL);
    result("pause", pause());
    struct timespec long_time = {3, 0}, left;
    setitimer(ITIMER_REAL, &soon, NULL);
    result("nanosleep", nanosleep(&long_time, &left));
    printf("left: %ld\n", (long)left.tv_sec);
    result("alarm", alarm(100));
    result("alarm", alarm(0));

    sigemptyset(&set);
    sigaddset(&set, SIGALRM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    setitimer(ITIMER_REAL, &soon, NULL);
    sigemptyset(&set);
    result("sigsuspend", sigsuspend(&set));
    sigprocmask(SIG_SETMASK, NULL, &set);
    printf("blocked again: %d\n", sigismember(&set, SIGALRM));

    result("kill 0", kill(getpid(), 0));
    result("kill nobody", kill(999999, 0));
    result("kill 99", kill(getpid(), 99));
    result("catch SIGKILL", sigaction(SIGKILL, &action, NULL));
    signal(SIGINT, SIG_IGN);
    raise(SIGINT);
    printf("ignored\n");
    fflush(stdout);
    signal(SIGINT, SIG_DFL);
    raise(SIGINT);
    return 1;
}
