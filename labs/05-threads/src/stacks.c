// Where the stacks of threads come from: pthread_create maps one, guard page below, and only then makes the thread. All
// of them lie in one address space, so one thread can write another's local variable.
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>

static int *lent;
static pthread_barrier_t barrier;

static int is_near(void *one, void *other) {
    intptr_t distance = (char *)one - (char *)other;
    return distance > -1000000 && distance < 1000000;
}

static void *lender(void *locals_of_main) {
    int local = 1;
    printf("the lender's stack is main's: %s\n", is_near(&local, locals_of_main) ? "yes" : "no");
    lent = &local;
    pthread_barrier_wait(&barrier);
    pthread_barrier_wait(&barrier);
    printf("the lender's local is now %d\n", local);
    return NULL;
}

static void *borrower(void *unused) {
    int local = 2;
    (void)unused;
    pthread_barrier_wait(&barrier);
    printf("both threads are on one stack: %s\n", lent == &local ? "yes" : "no");
    *lent = 42;
    pthread_barrier_wait(&barrier);
    return NULL;
}

int main(void) {
    int local = 0;
    pthread_t threads[2];
    pthread_barrier_init(&barrier, NULL, 2);
    pthread_create(&threads[0], NULL, lender, &local);
    pthread_create(&threads[1], NULL, borrower, NULL);
    pthread_join(threads[0], NULL);
    pthread_join(threads[1], NULL);
    printf("main's local is still %d\n", local);
    return 0;
}
