#include <stdio.h>
#include <string.h>
static char grid[24][24], next[24][24];
int main(void) {
    const char *glider[] = {".#.", "..#", "###"};
    for (int r = 0; r < 3; r++) for (int c = 0; c < 3; c++) grid[r + 1][c + 1] = glider[r][c] == '#';
    for (int t = 0; t < 40; t++) {
        for (int r = 0; r < 24; r++) for (int c = 0; c < 24; c++) {
            int n = 0;
            for (int i = -1; i <= 1; i++) for (int j = -1; j <= 1; j++) if (i || j) n += grid[(r + i + 24) % 24][(c + j + 24) % 24];
            next[r][c] = n == 3 || (n == 2 && grid[r][c]);
        }
        memcpy(grid, next, sizeof grid);
    }
    for (int r = 8; r < 20; r++) { for (int c = 8; c < 20; c++) putchar(grid[r][c] ? '#' : '.'); putchar('\n'); }
    return 0;
}
