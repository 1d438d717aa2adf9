// Ends of threads and processes: main goes first, exit takes all along, a fault kills everybody, execve too.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void *late(void *argument) {
    usleep(20000);
    write(1, "the last thread\n", 16);
    _exit(12);
}

static void *forever(void *argument) {
    for (;;) {
        pause();
    }
}

static void *spin(void *argument) {
    for (;;) {
    }
}

static void *leaves(void *argument) {
    usleep(5000);
    exit(21);
}

static void *crashes(void *argument) {
    usleep(5000);
    *(volatile int *)8 = 1;
    return NULL;
}

static char *name;

static void *executes(void *argument) {
    usleep(5000);
    execl(name, name, "again", (char *)0);
    return NULL;
}

static void run(const char *what, void *(*first)(void *), int main_leaves) {
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        pthread_t thread;
        pthread_create(&thread, NULL, forever, NULL);
        pthread_create(&thread, NULL, spin, NULL);
        pthread_create(&thread, NULL, first, NULL);
        if (main_leaves) {
            pthread_exit(NULL);
        }
        pthread_join(thread, NULL);
        _exit(99);
    }
    int status;
    waitpid(pid, &status, 0);
    printf("%s: exit %d, signal %d\n", what, WIFEXITED(status) ? WEXITSTATUS(status) : -1,
           WIFSIGNALED(status) ? WTERMSIG(status) : 0);
}

int main(int argc, char **argv) {
    if (argc > 1) {
        printf("executed, pid is tid\n");
        return 44;
    }
    name = argv[0];
    run("exit", leaves, 0);
    run("exit after main", leaves, 1);
    run("crash", crashes, 0);
    run("crash after main", crashes, 1);
    run("execve", executes, 0);
    run("execve after main", executes, 1);
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        pthread_t thread;
        pthread_create(&thread, NULL, late, NULL);
        pthread_exit(NULL);
    }
    int status;
    waitpid(pid, &status, 0);
    printf("status %d\n", WEXITSTATUS(status));
    return 0;
}
