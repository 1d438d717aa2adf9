#include <stdio.h>
int main(void) {
    int a, n; double d; char w[20]; unsigned x;
    n = sscanf("42 3.5 word ff", "%d %lf %19s %x", &a, &d, w, &x);
    printf("%d %d %.2f %s %u\n", n, a, d, w, x);
    n = sscanf("12:34:56", "%d:%d:%d", &a, &n, &n);
    printf("%d\n", n);
    return 0;
}
