#include <stdio.h>
typedef int (*operation)(int, int);
static int add(int a, int b) { return a + b; } static int sub(int a, int b) { return a - b; }
static int mul(int a, int b) { return a * b; } static int power(int a, int b) { return b == 0 ? 1 : a * power(a, b - 1); }
static operation table[] = {add, sub, mul, power};
static int fold(operation f, int start, const int *v, int n) { while (n--) start = f(start, *v++); return start; }
int main(void) {
    int v[] = {3, 4, 5};
    for (int i = 0; i < 4; i++) printf("%d %d\n", table[i](7, 3), fold(table[i], 2, v, i == 3 ? 1 : 3));
    return 0;
}
