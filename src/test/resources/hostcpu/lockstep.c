/*
 * Single-steps a program on the CPU of this machine: lockstep MAX_STEPS PROGRAM [ARGUMENT]... > steps
 *
 * Writes one packed record before each instruction, and a last one with rip = -1 whose first register is the wait
 * status (-1 if the program was still running after MAX_STEPS). A repeated string instruction is one step. The program
 * has no environment, its addresses are not randomised, and its output goes to /dev/null.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/personality.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#define TRAP_FLAG 0x100UL
#define SYSCALL 0x050fUL

struct step {
    uint64_t rip;
    uint64_t gpr[16]; /* by encoding number */
    uint64_t rflags;
};

static void die(const char *what) {
    perror(what);
    exit(1);
}

static void become(char **command) {
    static char *environment[] = {NULL};
    int sink = open("/dev/null", O_WRONLY);
    if (sink < 0 || dup2(sink, STDOUT_FILENO) < 0 || personality(ADDR_NO_RANDOMIZE) < 0 ||
        ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0) {
        die("set-up");
    }
    execve(command[0], command, environment);
    die(command[0]);
}

static void put(const struct step *step) {
    if (fwrite(step, sizeof *step, 1, stdout) != 1) {
        die("write");
    }
}

static void put_registers(const struct user_regs_struct *regs) {
    struct step step = {.rip = regs->rip,
                        .gpr = {regs->rax, regs->rcx, regs->rdx, regs->rbx, regs->rsp, regs->rbp, regs->rsi, regs->rdi,
                                regs->r8, regs->r9, regs->r10, regs->r11, regs->r12, regs->r13, regs->r14, regs->r15},
                        .rflags = regs->eflags & ~TRAP_FLAG};
    put(&step);
}

static void put_end(int64_t status) {
    struct step step = {.rip = -1UL, .gpr = {status}};
    put(&step);
}

/* The trap flag, which only the tracing sets, must not show in what syscall leaves in r11. */
static void hide_trap_flag(pid_t child, struct user_regs_struct *regs) {
    if (regs->r11 & TRAP_FLAG) {
        regs->r11 &= ~TRAP_FLAG;
        if (ptrace(PTRACE_SETREGS, child, NULL, regs) < 0) {
            die("setregs");
        }
    }
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: lockstep MAX_STEPS PROGRAM [ARGUMENT]...\n");
        return 64;
    }
    pid_t child = fork();
    if (child == 0) {
        become(argv + 2);
    }
    uint64_t last_rip = -1UL;
    int after_syscall = 0;
    int status;
    int deliver = 0;
    for (long steps = atol(argv[1]); steps > 0;) {
        if (waitpid(child, &status, 0) != child) {
            die("wait");
        }
        if (!WIFSTOPPED(status)) {
            put_end(status);
            return 0;
        }
        struct user_regs_struct regs;
        if (ptrace(PTRACE_GETREGS, child, NULL, &regs) < 0) {
            die("getregs");
        }
        deliver = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
        if (after_syscall) {
            hide_trap_flag(child, &regs);
        }
        if (deliver == 0 && regs.rip != last_rip) {
            put_registers(&regs);
            steps--;
        }
        last_rip = regs.rip;
        after_syscall = (ptrace(PTRACE_PEEKTEXT, child, regs.rip, NULL) & 0xffff) == SYSCALL;
        if (ptrace(PTRACE_SINGLESTEP, child, NULL, (void *)(long)deliver) < 0) {
            die("step");
        }
    }
    ptrace(PTRACE_KILL, child, NULL, NULL);
    put_end(-1);
    return 0;
}
