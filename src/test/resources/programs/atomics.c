#include <stdatomic.h>
#include <stdio.h>
int main(void) {
    atomic_int a = 5; atomic_long l = 10; atomic_char c = 1;
    int expected = 5;
    printf("%d %d\n", atomic_compare_exchange_strong(&a, &expected, 9), atomic_compare_exchange_strong(&a, &expected, 1));
    printf("%d %ld %d\n", atomic_fetch_add(&a, 3), atomic_exchange(&l, 77), atomic_fetch_or(&c, 6));
    atomic_fetch_sub(&l, 7); atomic_fetch_xor(&a, 255); atomic_fetch_and(&c, 5);
    printf("%d %ld %d %d\n", a, l, c, expected);
    return 0;
}
