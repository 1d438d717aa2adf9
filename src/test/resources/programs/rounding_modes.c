#include <fenv.h>
#include <math.h>
#include <stdio.h>
int main(void) {
    int modes[] = {FE_TONEAREST, FE_DOWNWARD, FE_UPWARD, FE_TOWARDZERO};
    volatile double x = 1, y = 3, z = -2.5;
    for (int i = 0; i < 4; i++) { fesetround(modes[i]); volatile double q = x / y; long r = lrint(z); fesetround(FE_TONEAREST); printf("%a %ld\n", q, r); }
    feclearexcept(FE_ALL_EXCEPT);
    volatile double zero = 0, inf = x / zero; (void)inf;
    printf("%d %d\n", !!fetestexcept(FE_DIVBYZERO), !!fetestexcept(FE_INVALID));
    return 0;
}
