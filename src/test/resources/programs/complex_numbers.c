#include <complex.h>
#include <stdio.h>
int main(void) {
    double complex z = 0.3 + 0.5 * I, w = 1;
    for (int i = 0; i < 20; i++) w = w * z + conj(z) / (w + 2);
    printf("%.9f %.9f %.9f\n", creal(w), cimag(w), cabs(w));
    return 0;
}
