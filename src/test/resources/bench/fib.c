// Fibonacci by recursion: calls and returns.
#include <stdio.h>
#include <stdlib.h>

static int fib(int n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

int main(int count, char** arguments) {
    int factor = count > 1 ? atoi(arguments[1]) : 1;
    long sum = 0;
    for (int round = 0; round < factor; round++) {
        sum += fib(32 + round % 2);
    }
    printf("%ld\n", sum);
    return 0;
}
