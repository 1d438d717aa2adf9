#include <setjmp.h>
#include <stdio.h>
static jmp_buf back;
static void deep(int n) { if (n == 0) longjmp(back, 42); deep(n - 1); printf("never\n"); }
int main(void) {
    volatile int count = 0;
    int code = setjmp(back);
    printf("returned %d, count %d\n", code, count);
    if (count++ < 3) deep(count * 5);
    return count;
}
