// Recursion without end. On a thread's stack it runs into the guard page below: SIGSEGV with si_code 2 (SEGV_ACCERR),
// and the whole process dies, not just the thread. On main's stack (-DON_MAIN) it runs until the limit of 8 MiB: there
// is no page at all below, so si_code is 1 (SEGV_MAPERR).
#include <pthread.h>
#include <stdio.h>

static int descend(int depth) {
    volatile char frame[1024];
    frame[0] = (char)depth;
    return descend(depth + 1) + frame[0];
}

static void *run(void *unused) {
    (void)unused;
    descend(0);
    return NULL;
}

int main(void) {
    printf("descending\n");
    fflush(stdout);
#ifdef ON_MAIN
    run(NULL);
#else
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 64 * 1024);
    pthread_create(&thread, &attributes, run, NULL);
    pthread_join(thread, NULL);
#endif
    printf("never printed\n");
    return 0;
}
