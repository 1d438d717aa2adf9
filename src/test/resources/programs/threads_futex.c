// What futex answers: errors, time-outs, exact counts of woken and moved waiters.
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* linux/futex.h, which not every C library brings */
enum {
    FUTEX_WAIT = 0,
    FUTEX_WAKE = 1,
    FUTEX_REQUEUE = 3,
    FUTEX_CMP_REQUEUE = 4,
    FUTEX_WAKE_OP = 5,
    FUTEX_UNLOCK_PI = 7,
    FUTEX_WAIT_BITSET = 9,
    FUTEX_WAKE_BITSET = 10,
    FUTEX_PRIVATE = 128,
    FUTEX_CLOCK_REALTIME = 256
};

static int a, b, ready;
static int results[8];

static long futex(int *word, int op, int value, const void *timeout, int *word2, int value3) {
    return syscall(SYS_futex, word, op, value, timeout, word2, value3);
}

static void say(const char *what, long result) {
    printf("%s: %ld %s\n", what, result, result < 0 ? strerror(errno) : "");
}

static void *waiter(void *argument) {
    long n = (long)argument;
    __atomic_add_fetch(&ready, 1, __ATOMIC_SEQ_CST);
    results[n] = futex(&a, FUTEX_WAIT_BITSET | FUTEX_PRIVATE, 0, NULL, NULL, 1 << n);
    return NULL;
}

/* Moves everybody to the same word: the count says how many sleep. */
static void settle(int *word, int count) {
    struct timespec pause = {0, 1000000};
    while (futex(word, FUTEX_CMP_REQUEUE | FUTEX_PRIVATE, 0, (void *)(long)INT_MAX, word, *word) < count) {
        nanosleep(&pause, NULL);
    }
}

int main(void) {
    struct timespec soon = {0, 2000000}, past = {1, 0}, bad = {0, 1000000000};
    pthread_t threads[8];
    say("wrong value", futex(&a, FUTEX_WAIT, 1, NULL, NULL, 0));
    say("unaligned", futex((int *)((char *)&a + 1), FUTEX_WAIT, 0, NULL, NULL, 0));
    say("no address", futex((int *)8, FUTEX_WAIT, 0, NULL, NULL, 0));
    say("no address to wake", futex((int *)8, FUTEX_WAKE, 1, NULL, NULL, 0));
    say("private wake without address", futex((int *)8, FUTEX_WAKE | FUTEX_PRIVATE, 1, NULL, NULL, 0));
    say("no bits", futex(&a, FUTEX_WAIT_BITSET, 0, NULL, NULL, 0));
    say("no bits to wake", futex(&a, FUTEX_WAKE_BITSET, 1, NULL, NULL, 0));
    say("bad time", futex(&a, FUTEX_WAIT, 0, &bad, NULL, 0));
    say("relative", futex(&a, FUTEX_WAIT, 0, &soon, NULL, 0));
    say("past", futex(&a, FUTEX_WAIT_BITSET, 0, &past, NULL, -1));
    say("past, real time", futex(&a, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 0, &past, NULL, -1));
    say("nobody", futex(&a, FUTEX_WAKE, 5, NULL, NULL, 0));
    say("unknown", futex(&a, 77, 0, NULL, NULL, 0));
    say("negative requeue", futex(&a, FUTEX_REQUEUE, -1, 0, &b, 0));
    say("changed requeue", futex(&a, FUTEX_CMP_REQUEUE, 1, (void *)1, &b, 9));
    say("not owner", futex(&a, FUTEX_UNLOCK_PI, 0, NULL, NULL, 0));

    for (long n = 0; n < 8; n++) {
        pthread_create(&threads[n], NULL, waiter, (void *)n);
    }
    settle(&a, 8);
    say("by bit", futex(&a, FUTEX_WAKE_BITSET | FUTEX_PRIVATE, INT_MAX, NULL, NULL, 1 << 3));
    say("again by bit", futex(&a, FUTEX_WAKE_BITSET | FUTEX_PRIVATE, INT_MAX, NULL, NULL, 1 << 3));
    say("shared wakes nobody", futex(&a, FUTEX_WAKE, INT_MAX, NULL, NULL, 0));
    say("wake 1, move 3", futex(&a, FUTEX_CMP_REQUEUE | FUTEX_PRIVATE, 1, (void *)3, &b, 0));
    say("moved", futex(&b, FUTEX_WAKE | FUTEX_PRIVATE, 2, NULL, NULL, 0));
    say("zero wakes one", futex(&b, FUTEX_WAKE | FUTEX_PRIVATE, 0, NULL, NULL, 0));
    b = 10;
    say("operation", futex(&a, FUTEX_WAKE_OP | FUTEX_PRIVATE, 1, (void *)1, &b,
                           1 << 28 | 5 << 12 | 10 /* add 5, woken if it was 10 */));
    printf("b = %d\n", b);
    say("rest", futex(&a, FUTEX_WAKE | FUTEX_PRIVATE, INT_MAX, NULL, NULL, 0));
    for (int n = 0; n < 8; n++) {
        pthread_join(threads[n], NULL);
        printf("%d ", results[n]);
    }
    printf("\n");
    return 0;
}
