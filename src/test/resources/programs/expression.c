#include <ctype.h>
#include <stdio.h>
static const char *p;
static long sum(void);
static long atom(void) { long v = 0; if (*p == '(') { p++; v = sum(); p++; } else if (*p == '-') { p++; v = -atom(); } else while (isdigit((unsigned char)*p)) v = v * 10 + *p++ - '0'; return v; }
static long product(void) { long v = atom(); while (*p == '*' || *p == '/' || *p == '%') { char o = *p++; long w = atom(); v = o == '*' ? v * w : o == '/' ? v / w : v % w; } return v; }
static long sum(void) { long v = product(); while (*p == '+' || *p == '-') { char o = *p++; long w = product(); v = o == '+' ? v + w : v - w; } return v; }
int main(void) {
    const char *tests[] = {"1+2*3", "(1+2)*3", "100/7%5", "-(4-10)*(2+3)", "12345679*72"};
    for (int i = 0; i < 5; i++) { p = tests[i]; printf("%s = %ld\n", tests[i], sum()); }
    return 0;
}
