#include <stdio.h>
#include <time.h>
int main(void) {
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    for (volatile int i = 0; i < 1000; i++);
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("%d\n", b.tv_sec > a.tv_sec || (b.tv_sec == a.tv_sec && b.tv_nsec >= a.tv_nsec));
    time_t t = 86400L * 365;
    struct tm *u = gmtime(&t);
    printf("%d-%02d-%02d %02d:%02d\n", u->tm_year + 1900, u->tm_mon + 1, u->tm_mday, u->tm_hour, u->tm_min);
    return 0;
}
