#include <math.h>
#include <stdio.h>
int main(void) {
    double s = 0;
    for (int i = 1; i < 200; i++) {
        double x = i * 0.37;
        s += sin(x) * cos(x) + sqrt(x) - log(x) + exp(-x) + pow(x, 1.3) - atan2(x, 3) + floor(x) - ceil(x * 2) + fmod(x, 0.7);
    }
    printf("%.10f\n", s);
    printf("%.6f %.6f %.6f\n", tan(1), sinh(1), cbrt(27));
    return 0;
}
