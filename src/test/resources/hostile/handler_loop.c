// A handler that faults again, on its own stack, with nothing blocked.
#include <signal.h>

static void handler(int number) {
    (void)number;
    *(volatile int *)0 = 1;
}

int main(void) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_NODEFER};
    sigaction(SIGSEGV, &action, 0);
    *(volatile int *)0 = 1;
    return 0;
}
