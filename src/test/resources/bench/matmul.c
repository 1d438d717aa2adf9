// Product of matrices of doubles: scalar SSE2, and index arithmetic.
#include <stdio.h>
#include <stdlib.h>

#define N 160

static double a[N][N], b[N][N], c[N][N];

int main(int count, char** arguments) {
    int factor = count > 1 ? atoi(arguments[1]) : 1;
    for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
            a[i][j] = i * 0.5 + j;
            b[i][j] = (i + 1.0) / (j + 1);
        }
    }
    for (int round = 0; round < 5 * factor; round++) {
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                double sum = round;
                for (int k = 0; k < N; k++) {
                    sum += a[i][k] * b[k][j];
                }
                c[i][j] = sum;
            }
        }
    }
    printf("%.6f\n", c[3][17]);
    return 0;
}
