#include <stdio.h>
int main(void) {
    float sum = 0;
    for (int i = 1; i < 10000; i++) sum += 1.0f / i;
    float m[4][4], r[4][4];
    for (int i = 0; i < 16; i++) m[i / 4][i % 4] = (i * 7 % 11) * 0.25f;
    for (int i = 0; i < 4; i++) for (int j = 0; j < 4; j++) { r[i][j] = 0; for (int k = 0; k < 4; k++) r[i][j] += m[i][k] * m[k][j]; }
    printf("%d\n", (int)(sum * 1000));
    for (int i = 0; i < 16; i++) printf("%d ", (int)(r[i / 4][i % 4] * 100));
    puts("");
    return 0;
}
