#include <stdio.h>
static int down(int depth) {
    volatile char room[1000];
    room[0] = (char)depth;
    return down(depth + 1) + room[0];
}
int main(void) {
    printf("down\n");
    fflush(stdout);
    return down(0);
}
