// The states of a process, as /proc tells them: a child that sleeps (S), one that has ended and that nobody has waited
// for (Z), and one whose parent ends first: an orphan gets another parent.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void nap(long milliseconds) {
    struct timespec time = {0, milliseconds * 1000000};
    nanosleep(&time, NULL);
}

// The letter after the name in /proc/<pid>/stat.
static char state(pid_t pid) {
    char path[40], line[200];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "r");
    if (file == NULL || fgets(line, sizeof line, file) == NULL) {
        return '-';
    }
    fclose(file);
    return strrchr(line, ')')[2];
}

static void orphan(pid_t parent, int out) {
    while (getppid() == parent) {
        nap(1);
    }
    write(out, "o", 1);
    _exit(0);
}

int main(void) {
    pid_t sleeper = fork();
    if (sleeper == 0) {
        pause();
        _exit(0);
    }
    pid_t zombie = fork();
    if (zombie == 0) {
        _exit(3);
    }
    nap(20);
    printf("waiting for a signal: %c\n", state(sleeper));
    printf("ended, not waited for: %c\n", state(zombie));

    int status;
    waitpid(zombie, &status, 0);
    printf("waited for: %c, exit status %d\n", state(zombie), WEXITSTATUS(status));
    kill(sleeper, SIGTERM);
    waitpid(sleeper, &status, 0);
    printf("the sleeper ended by signal %d\n", WTERMSIG(status));

    int orphans[2];
    pipe(orphans);
    pid_t middle = fork();
    if (middle == 0) {
        pid_t parent = getpid();
        if (fork() == 0) {
            orphan(parent, orphans[1]);
        }
        _exit(0);
    }
    waitpid(middle, NULL, 0);
    char told;
    read(orphans[0], &told, 1);
    printf("the grandchild has another parent now\n");
    return 0;
}
