#include <stdio.h>
static int dense(int n) { switch (n) { case 0: return 9; case 1: return 1; case 2: return 22; case 3: return 3; case 4: return 47; case 5: return 5; case 6: return 8; default: return -1; } }
static int sparse(int n) { switch (n) { case -1000: return 1; case 7: return 2; case 100000: return 3; case 0x7fffffff: return 4; } return 0; }
int main(void) {
    for (int i = -2; i < 9; i++) printf("%d ", dense(i));
    printf("%d%d%d%d%d\n", sparse(-1000), sparse(7), sparse(100000), sparse(0x7fffffff), sparse(8));
    return 0;
}
