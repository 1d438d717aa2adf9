// Two ways from ring 3 into the kernel, in a program that needs no library. int 0x80 makes the CPU push five words on
// the kernel stack; syscall pushes nothing and leaves rsp alone. Break on them and look at the kernel stack.

static long by_syscall(long number, long a, long b, long c) {
    long result;
    __asm__ volatile("syscall" : "=a"(result) : "a"(number), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
    return result;
}

// The numbers of i386, and room for 32 bits of each argument.
static long by_int80(long number, long a, long b, long c) {
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c) : "memory");
    return result;
}

enum { WRITE = 1, EXIT = 60, WRITE_I386 = 4 };

static const char first[] = "by syscall\n";
static const char second[] = "by int 0x80\n";
static const char third[] = "int 0x80 cannot say where the stack is: EFAULT\n";

void _start(void) {
    char on_the_stack[] = "never seen\n";
    by_syscall(WRITE, 1, (long)first, sizeof first - 1);
    by_int80(WRITE_I386, 1, (long)second, sizeof second - 1);
    if (by_int80(WRITE_I386, 1, (long)on_the_stack, sizeof on_the_stack - 1) == -14) {
        by_syscall(WRITE, 1, (long)third, sizeof third - 1);
    }
    by_syscall(EXIT, 0, 0, 0);
}
