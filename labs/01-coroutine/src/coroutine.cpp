// Two execution units take turns: main prints A, C, E; co_b prints B, D.
#include "coroutine.h"

coroutine* co_a;
coroutine* co_b;

void start_b() {
    putchar('B');
    yield_to(co_b, co_a);
    putchar('D');
#ifndef B_RETURNS
    yield_to(co_b, co_a);
#endif
}

int main() {
    co_b = new coroutine(start_b);
    co_a = new coroutine(nullptr);
    putchar('A');
    yield_to(co_a, co_b);
    putchar('C');
#ifndef MAIN_ENDS_EARLY
    yield_to(co_a, co_b);
    putchar('E');
#endif
    putchar('\n');
    delete co_b;
    delete co_a;
    return 0;
}
