// After vfork the child runs in the parent's memory, and the parent waits until it has ended.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int shared;

int main(int argc, char **argv) {
    if (argc > 1) {
        printf("called as %s %s\n", argv[1], argv[2]);
        return 11;
    }
    for (int i = 0; i < 3; i++) {
        pid_t pid = vfork();
        if (pid == 0) {
            shared += 10;
            _exit(i);
        }
        int status;
        printf("shared %d before any wait\n", shared);
        waitpid(pid, &status, 0);
        printf("status %d\n", WEXITSTATUS(status));
    }
    fflush(stdout);
    pid_t pid = vfork();
    if (pid == 0) {
        shared = 77;
        execl(argv[0], argv[0], "a", "b", (char *)0);
        _exit(1);
    }
    int status;
    waitpid(pid, &status, 0);
    printf("shared %d, status %d\n", shared, WEXITSTATUS(status));
    return 0;
}
