// A child whose parent has ended gets another parent, and is not lost.
#include <stdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int pipes[2];
    pipe(pipes);
    pid_t parent = fork();
    if (parent == 0) {
        pid_t own = getpid();
        if (fork() == 0) {
            while (getppid() == own) {
                usleep(1000);
            }
            char text[] = "orphan has a new parent\n";
            write(pipes[1], text, sizeof text - 1);
            _exit(0);
        }
        _exit(5);
    }
    int status;
    waitpid(parent, &status, 0);
    printf("parent ended with %d\n", WEXITSTATUS(status));
    close(pipes[1]);
    char text[100];
    ssize_t length = read(pipes[0], text, sizeof text);
    printf("%.*s", (int)length, text);
    printf("then the end: %d\n", (int)read(pipes[0], text, sizeof text));
    printf("not our child: %d\n", (int)wait(&status));

    pid_t zombie = fork();
    if (zombie == 0) {
        _exit(9);
    }
    siginfo_t info;
    waitid(P_PID, zombie, &info, WEXITED | WNOWAIT);
    printf("a zombie can be signalled: %d\n", kill(zombie, SIGKILL));
    waitpid(zombie, &status, 0);
    printf("and keeps its status: %d\n", WEXITSTATUS(status));
    printf("and is gone then: %d\n", kill(zombie, 0));
    return 0;
}
