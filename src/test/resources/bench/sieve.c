// Sieve of Eratosthenes over bytes: stores with a stride.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LIMIT 200000

static char composite[LIMIT + 1];

int main(int count, char** arguments) {
    int factor = count > 1 ? atoi(arguments[1]) : 1;
    int primes = 0;
    for (int round = 0; round < 60 * factor; round++) {
        memset(composite, 0, sizeof composite);
        primes = 0;
        for (int i = 2; i <= LIMIT; i++) {
            if (composite[i]) {
                continue;
            }
            primes++;
            for (long j = (long)i * i; j <= LIMIT; j += i) {
                composite[j] = 1;
            }
        }
    }
    printf("%d\n", primes);
    return 0;
}
