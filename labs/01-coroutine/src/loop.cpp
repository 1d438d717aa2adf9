// Two counting loops take turns. Their counters live in callee-saved registers, which a switch has to keep.
#include "coroutine.h"

coroutine* co_a;
coroutine* co_b;

void put_number(char name, int number) {
    putchar(name);
    if (number >= 100) {
        putchar('0' + number / 100 % 10);
        putchar('0' + number / 10 % 10);
    }
    putchar('0' + number % 10);
    putchar(' ');
}

void start_b() {
    for (int i = 100; i < 104; i++) {
        put_number('b', i);
        yield_to(co_b, co_a);
    }
    yield_to(co_b, co_a);
}

int main() {
    co_b = new coroutine(start_b);
    co_a = new coroutine(nullptr);
    for (int i = 0; i < 4; i++) {
        put_number('a', i);
        yield_to(co_a, co_b);
    }
    putchar('\n');
    delete co_b;
    delete co_a;
    return 0;
}
