// any_syscall SEED ROUNDS: children that call the kernel with any number and any arguments. The parent ends them after a
// while and must come through unharmed.
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static uint64_t state;

static uint64_t any(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static char *area;

static long argument(void) {
    static const uint64_t corners[] = {
        0, 1, 2, 3, 4, 7, 8, 16, 100, 4095, 4096, 4097, 65536, 0x7fffffff, 0x80000000, 0xffffffff, 0x100000000,
        0x7ffffffff000, 0x7fffffffefff, 0x800000000000, 0xffff800000000000, 0xffff888000000000, 0xffffffff81000000,
        0xffffc90000000000, 0x7fffffffffffffff, 0x8000000000000000, 0xfffffffffffff000, -1, -2, -14, -100, -4096};
    switch (any() % 8) {
        case 0: return any();
        case 1: return any() % 64;
        case 2: return (long)area + any() % 8192;
        case 3: return (long)area + 8192 - any() % 24;
        case 4: return (long)&state;
        case 5: return -(long)(any() % 4096);
        case 6: return 1L << any() % 64;
        default: return corners[any() % (sizeof corners / sizeof *corners)];
    }
}

static int is_left_out(long number) {
    switch (number) {
        case SYS_exit: case SYS_exit_group: return 1;  // would only shorten the test
        default: return 0;
    }
}

static void harass(void) {
    // Two pages, the second of which cannot be written; behind them nothing.
    area = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < 8192; i++) {
        area[i] = (char)any();
    }
    mprotect(area + 4096, 4096, PROT_READ);
    munmap(area + 8192, 4096);
    for (int i = 0; i < 400; i++) {
        long number = any() % 16 == 0 ? (long)any() : (long)(any() % 460);
        if (!is_left_out(number)) {
            syscall(number, argument(), argument(), argument(), argument(), argument(), argument());
        }
    }
}

int main(int argc, char **argv) {
    uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
    int rounds = argc > 2 ? atoi(argv[2]) : 10;
    for (int i = 0; i < rounds; i++) {
        state = (seed * 1000003 + i) * 2654435761u + 88172645463325252u;
        pid_t pid = fork();
        if (pid == 0) {
            setpgid(0, 0);
            harass();
            _exit(0);
        }
        struct timespec time = {0, 3000000};
        nanosleep(&time, NULL);
        kill(-pid, SIGKILL);
        kill(pid, SIGKILL);
        kill(pid, SIGCONT);
        while (waitpid(pid, NULL, __WALL) < 0) {
        }
    }
    write(1, "still here\n", 11);
    return 0;
}
