#include <stdio.h>
int main(void) {
    double v[] = {0, 1, -1.5, 3.14159265358979, 1e10, 1e-10, 123456789.123456789, 1e300, 5e-324, 0.1};
    for (int i = 0; i < 10; i++) printf("%f %e %g %.3f %10.2f|%-12g|\n", v[i], v[i], v[i], v[i], v[i], v[i]);
    printf("%f %f %f %a\n", 1.0 / 0.0, -1.0 / 0.0, 0.0 / 0.0 != 0.0 / 0.0 ? 1.0 : 0.0, 1.5);
    return 0;
}
