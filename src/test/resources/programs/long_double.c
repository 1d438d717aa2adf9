#include <stdio.h>
int main(void) {
    long double x = 1.0L, f = 1.0L;
    for (int i = 1; i < 25; i++) { f *= i; x += 1.0L / f; }
    printf("%.18Lf %.10Le\n", x, f);
    long double y = 2.0L;
    for (int i = 0; i < 8; i++) y = (y + 2.0L / y) / 2;
    printf("%.18Lf %d\n", y, (int)sizeof y);
    printf("%lld %llu\n", (long long)(x * 1e15L), (unsigned long long)(y * 1e18L));
    return 0;
}
