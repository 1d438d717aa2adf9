// Unmaps the page of the stack that it stands on, with a handler for what follows: the handler's frame has nowhere to go.
#include <signal.h>
#include <stdint.h>
#include <sys/mman.h>

static void handler(int number) { (void)number; }

int main(void) {
    int local;
    signal(SIGSEGV, handler);
    munmap((void *)(((uintptr_t)&local & -4096) - (64 << 12)), 65 << 12);
    return local;
}
