#include <stdio.h>
int main(void) {
    static void *table[] = {&&inc, &&twice, &&dec, &&stop};
    const char code[] = {0, 1, 0, 1, 2, 1, 0, 3}; const char *p = code; long v = 1;
    goto *table[(int)*p++];
inc: v++; goto *table[(int)*p++];
twice: v *= 2; goto *table[(int)*p++];
dec: v--; goto *table[(int)*p++];
stop: printf("%ld\n", v);
    return 0;
}
