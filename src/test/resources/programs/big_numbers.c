#include <stdio.h>
int main(void) {
    static int digit[400] = {1};
    int length = 1;
    for (int n = 2; n <= 150; n++) {
        int carry = 0;
        for (int i = 0; i < length || carry; i++) { int v = (i < length ? digit[i] : 0) * n + carry; digit[i] = v % 10; carry = v / 10; if (i >= length) length = i + 1; }
    }
    for (int i = length; i--;) putchar('0' + digit[i]);
    putchar('\n');
    return 0;
}
