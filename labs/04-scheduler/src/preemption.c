// Two processes that never call the kernel. Neither gives the CPU away, yet both come forward: the timer interrupt takes
// it from them. Built with -DBOUNDED a third process ends the race after a while and looks at the counters.
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile unsigned long *counters;

static void count(int which) {
    for (;;) {
        counters[which]++;
    }
}

#ifdef BOUNDED
static void end_the_race(pid_t first, pid_t second) {
    struct timespec time = {0, 50 * 1000000};
    nanosleep(&time, NULL);
    kill(first, SIGKILL);
    kill(second, SIGKILL);
    wait(NULL);
    wait(NULL);
    printf("the first loop came forward: %s\n", counters[0] > 0 ? "yes" : "no");
    printf("the second loop came forward: %s\n", counters[1] > 0 ? "yes" : "no");
}
#endif

int main(void) {
    counters = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t first = fork();
    if (first == 0) {
        count(0);
    }
#ifdef BOUNDED
    pid_t second = fork();
    if (second == 0) {
        count(1);
    }
    end_the_race(first, second);
#else
    count(1);
#endif
    return 0;
}
