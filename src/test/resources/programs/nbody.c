#include <math.h>
#include <stdio.h>
struct body { double x[3], v[3], m; };
int main(void) {
    struct body b[3] = {{{0, 0, 0}, {0, 0, 0}, 10}, {{1, 0, 0}, {0, 3, 0}, 0.1}, {{0, 2, 0.1}, {-2, 0, 0.1}, 0.2}};
    for (int t = 0; t < 2000; t++) {
        for (int i = 0; i < 3; i++) for (int j = 0; j < 3; j++) if (i != j) {
            double d[3], r2 = 0.01;
            for (int k = 0; k < 3; k++) { d[k] = b[j].x[k] - b[i].x[k]; r2 += d[k] * d[k]; }
            double f = b[j].m / (r2 * sqrt(r2)) * 0.001;
            for (int k = 0; k < 3; k++) b[i].v[k] += d[k] * f;
        }
        for (int i = 0; i < 3; i++) for (int k = 0; k < 3; k++) b[i].x[k] += b[i].v[k] * 0.001;
    }
    for (int i = 0; i < 3; i++) printf("%.9f %.9f %.9f\n", b[i].x[0], b[i].x[1], b[i].x[2]);
    return 0;
}
