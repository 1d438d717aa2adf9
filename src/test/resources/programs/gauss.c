#include <math.h>
#include <stdio.h>
#define N 12
int main(void) {
    double m[N][N + 1];
    for (int i = 0; i < N; i++) { for (int j = 0; j < N; j++) m[i][j] = 1.0 / (i + j + 1) + (i == j); m[i][N] = i + 1; }
    for (int c = 0; c < N; c++) {
        int p = c;
        for (int r = c + 1; r < N; r++) if (fabs(m[r][c]) > fabs(m[p][c])) p = r;
        for (int k = 0; k <= N; k++) { double t = m[c][k]; m[c][k] = m[p][k]; m[p][k] = t; }
        for (int r = 0; r < N; r++) if (r != c) { double f = m[r][c] / m[c][c]; for (int k = c; k <= N; k++) m[r][k] -= f * m[c][k]; }
    }
    for (int i = 0; i < N; i++) printf("%.9f\n", m[i][N] / m[i][i]);
    return 0;
}
