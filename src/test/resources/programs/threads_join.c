// Threads: created, joined, with memory in common and a stack of their own.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static __thread int local = 5;
static long results[40];

static void *work(void *argument) {
    long n = (long)argument;
    local += n;
    volatile double x = 1.5 * n;
    long sum = 0;
    for (long i = 0; i < 2000; i++) {
        sum += i * n;
        x += 0.5;
    }
    results[n] = sum + local + (long)x;
    return (void *)(sum + local);
}

static void *exits(void *argument) {
    pthread_exit((void *)77L);
}

int main(void) {
    pthread_t threads[40];
    for (long i = 0; i < 40; i++) {
        if (pthread_create(&threads[i], NULL, work, (void *)i)) {
            return 1;
        }
    }
    for (int i = 0; i < 40; i++) {
        void *result;
        pthread_join(threads[i], &result);
        printf("%d: %ld %ld\n", i, (long)result, results[i]);
    }
    printf("main's own %d\n", local);
    pthread_t thread;
    void *result;
    pthread_create(&thread, NULL, exits, NULL);
    pthread_join(thread, &result);
    printf("exited with %ld\n", (long)result);
    return 0;
}
