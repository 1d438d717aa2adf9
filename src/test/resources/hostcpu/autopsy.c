/*
 * Runs a program on the CPU of this machine and says how it ended: autopsy SECONDS OUTPUT PROGRAM [ARGUMENT]...
 *
 * Prints one line: "exit STATUS", "running" (killed after SECONDS), or
 * "signal NUMBER CODE ADDRESS RIP RSP RBP INITIAL_RSP" with hexadecimal addresses. The program's standard output and
 * error go to the file OUTPUT; no environment, no address randomisation.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/personality.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t child;

static void die(const char *what) {
    perror(what);
    exit(1);
}

static void out_of_time(int number) {
    (void)number;
    kill(child, SIGKILL);
}

static void become(const char *output, char **command) {
    static char *environment[] = {NULL};
    int in = open("/dev/null", O_RDONLY);
    int out = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (in < 0 || out < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0 ||
        personality(ADDR_NO_RANDOMIZE) < 0 || ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0) {
        die("set-up");
    }
    execve(command[0], command, environment);
    die(command[0]);
}

static struct user_regs_struct registers(void) {
    struct user_regs_struct regs;
    if (ptrace(PTRACE_GETREGS, child, NULL, &regs) < 0) {
        die("getregs");
    }
    return regs;
}

static void report_signal(int number, unsigned long long initial_rsp) {
    siginfo_t info;
    struct user_regs_struct regs = registers();
    if (ptrace(PTRACE_GETSIGINFO, child, NULL, &info) < 0) {
        die("getsiginfo");
    }
    /* si_addr shares its place with the sender's pid where a process sent the signal. */
    unsigned long address = info.si_code > 0 ? (unsigned long)info.si_addr : 0;
    printf("signal %d %d %lx %llx %llx %llx %llx\n", number, info.si_code, address, regs.rip, regs.rsp, regs.rbp,
           initial_rsp);
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: autopsy SECONDS OUTPUT PROGRAM [ARGUMENT]...\n");
        return 64;
    }
    child = fork();
    if (child == 0) {
        become(argv[2], argv + 3);
    }
    int status;
    if (waitpid(child, &status, 0) != child || !WIFSTOPPED(status)) {
        die("start");
    }
    unsigned long long initial_rsp = registers().rsp;
    signal(SIGALRM, out_of_time);
    alarm(atoi(argv[1]));
    for (int deliver = 0;; deliver = WSTOPSIG(status)) {
        ptrace(PTRACE_CONT, child, NULL, (void *)(long)deliver);
        while (waitpid(child, &status, 0) != child) {
        }
        if (WIFEXITED(status)) {
            printf("exit %d\n", WEXITSTATUS(status));
            return 0;
        }
        if (WIFSIGNALED(status)) {
            puts("running");
            return 0;
        }
        report_signal(WSTOPSIG(status), initial_rsp);
        kill(child, SIGKILL);
        return 0;
    }
}
