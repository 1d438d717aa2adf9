// Threads with every means of synchronising that pthreads has.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 6, ROUNDS = 300 };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
static pthread_barrier_t barrier;
static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static sem_t items, room;
static int counter, turn, initialised, destroyed, shared[2], torn, queue[4], head, tail;
static long consumed;
static __thread int local = 7;

static void initialise(void) { initialised++; }
static void destroy(void *value) { __atomic_add_fetch(&destroyed, (int)(long)value, __ATOMIC_SEQ_CST); }

static void *work(void *argument) {
    long me = (long)argument;
    pthread_once(&once, initialise);
    pthread_setspecific(key, (void *)(me + 1));
    local += me;
    pthread_barrier_wait(&barrier);
    for (int i = 0; i < ROUNDS; i++) {
        pthread_mutex_lock(&mutex);
        counter++;
        pthread_mutex_unlock(&mutex);
        if (i % 16 == me) {
            pthread_rwlock_wrlock(&rwlock);
            shared[0]++;
            sched_yield();
            shared[1]++;
            pthread_rwlock_unlock(&rwlock);
        } else {
            pthread_rwlock_rdlock(&rwlock);
            torn |= shared[0] != shared[1];
            pthread_rwlock_unlock(&rwlock);
        }
    }
    pthread_barrier_wait(&barrier);
    pthread_mutex_lock(&mutex);
    while (turn != me) {
        pthread_cond_wait(&condition, &mutex);
    }
    printf("thread %ld local %d\n", me, local);
    turn++;
    pthread_cond_broadcast(&condition);
    pthread_mutex_unlock(&mutex);
    return (void *)(me * me);
}

static void *produce(void *argument) {
    (void)argument;
    for (int i = 1; i <= 500; i++) {
        sem_wait(&room);
        queue[tail++ % 4] = i;
        sem_post(&items);
    }
    return NULL;
}

static void *consume(void *argument) {
    (void)argument;
    for (int i = 1; i <= 500; i++) {
        sem_wait(&items);
        consumed += queue[head++ % 4];
        sem_post(&room);
    }
    return NULL;
}

static struct timespec soon(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    time.tv_nsec += 3000000;
    if (time.tv_nsec >= 1000000000) {
        time.tv_nsec -= 1000000000;
        time.tv_sec++;
    }
    return time;
}

static void timed(void) {
    struct timespec limit = soon(CLOCK_REALTIME);
    sem_t empty;
    sem_init(&empty, 0, 0);
    printf("sem %d %s\n", sem_timedwait(&empty, &limit), strerror(errno));
    pthread_mutex_lock(&mutex);
    limit = soon(CLOCK_REALTIME);
    printf("cond %s\n", strerror(pthread_cond_timedwait(&condition, &mutex, &limit)));
    limit = soon(CLOCK_REALTIME);
    printf("mutex %s\n", strerror(pthread_mutex_timedlock(&mutex, &limit)));
    printf("try %s\n", strerror(pthread_mutex_trylock(&mutex)));
    pthread_mutex_unlock(&mutex);
}

static pthread_mutex_t special;

static void *die_with_lock(void *argument) {
    pthread_mutex_lock(&special);
    return argument;
}

static void *lock_and_add(void *argument) {
    for (int i = 0; i < 200; i++) {
        pthread_mutex_lock(&special);
        int old = counter;
        if (i % 8 == 0) sched_yield();
        counter = old + 1;
        pthread_mutex_unlock(&special);
    }
    return argument;
}

static void kinds(void) {
    pthread_mutexattr_t attributes;
    pthread_t threads[4];
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&special, &attributes);
    pthread_mutex_lock(&special);
    printf("twice %s\n", strerror(pthread_mutex_lock(&special)));
    pthread_mutex_unlock(&special);
    printf("not mine %s\n", strerror(pthread_mutex_unlock(&special)));

    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&special, &attributes);
    pthread_create(&threads[0], NULL, die_with_lock, NULL);
    pthread_join(threads[0], NULL);
    printf("owner died %s\n", strerror(pthread_mutex_lock(&special)));
    printf("consistent %d\n", pthread_mutex_consistent(&special));
    pthread_mutex_unlock(&special);

    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT);
    pthread_mutex_init(&special, &attributes);
    counter = 0;
    for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, lock_and_add, NULL);
    for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
    printf("inherited %d\n", counter);
}

int main(void) {
    pthread_t threads[THREADS];
    long sum = 0;
    pthread_key_create(&key, destroy);
    pthread_barrier_init(&barrier, NULL, THREADS);
    for (long i = 0; i < THREADS; i++) {
        pthread_create(&threads[i], NULL, work, (void *)i);
    }
    for (int i = 0; i < THREADS; i++) {
        void *result;
        pthread_join(threads[i], &result);
        sum += (long)result;
    }
    printf("%d %ld %d %d %d %d\n", counter, sum, initialised, destroyed, torn, local);
    sem_init(&items, 0, 0);
    sem_init(&room, 0, 4);
    pthread_create(&threads[0], NULL, produce, NULL);
    pthread_create(&threads[1], NULL, consume, NULL);
    pthread_join(threads[0], NULL);
    pthread_join(threads[1], NULL);
    printf("consumed %ld\n", consumed);
    timed();
    kinds();
    return 0;
}
