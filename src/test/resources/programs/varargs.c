#include <stdarg.h>
#include <stdio.h>
static long sum(int n, ...) { va_list a; va_start(a, n); long s = 0; while (n--) s += va_arg(a, long); va_end(a); return s; }
static double mean(int n, ...) { va_list a; va_start(a, n); double s = 0; for (int i = 0; i < n; i++) s += va_arg(a, double); va_end(a); return s / n; }
static int format(char *b, const char *f, ...) { va_list a; va_start(a, f); int n = vsprintf(b, f, a); va_end(a); return n; }
int main(void) {
    char b[100];
    printf("%ld\n", sum(9, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));
    printf("%d\n", (int)(mean(10, 1., 2., 3., 4., 5., 6., 7., 8., 9., 10.) * 1000));
    printf("%d", format(b, "%d-%s-%c", 12, "mid", 'x'));
    puts(b);
    return 0;
}
