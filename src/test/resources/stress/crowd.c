// crowd SEED: 200 processes and 500 threads come and go in an order that the seed decides. Some end by themselves, some
// are killed, some are reaped at once and some late; they talk through pipes and wait for each other on futexes.
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PROCESSES = 200, THREADS = 500, AT_ONCE = 24, CROWD = 25 };

static uint64_t state;
static pid_t living[AT_ONCE];
static int count, made, killed, reaped;

static unsigned pick(unsigned below) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 33) % below;
}

static void nap(unsigned microseconds) {
    struct timespec time = {0, microseconds * 1000L};
    nanosleep(&time, NULL);
}

static void fail(const char *what) {
    fprintf(stderr, "crowd: %s\n", what);
    abort();
}

// Threads: each adds to a sum under a mutex, some wait for a turn on a condition variable, some on a barrier.
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t turn = PTHREAD_COND_INITIALIZER;
static long sum, turns;

static void *worker(void *argument) {
    long number = (long)argument;
    volatile char local[3000];
    memset((char *)local, (int)number, sizeof local);
    pthread_mutex_lock(&mutex);
    while (number % 3 == 0 && turns < number) {
        pthread_cond_wait(&turn, &mutex);
    }
    sum += local[number];
    turns++;
    pthread_cond_broadcast(&turn);
    pthread_mutex_unlock(&mutex);
    return argument;
}

static void crowd_of_threads(int size) {
    pthread_t threads[CROWD];
    sum = turns = 0;
    long expected = 0;
    for (long i = 0; i < size; i++) {
        expected += i;
        if (pthread_create(&threads[i], NULL, worker, (void *)i) != 0) {
            fail("pthread_create");
        }
    }
    for (long i = size - 1; i >= 0; i--) {
        void *result;
        pthread_join(threads[i], &result);
        if (result != (void *)i) {
            fail("a thread returned something else");
        }
    }
    if (sum != expected) {
        fail("the threads' sum is wrong");
    }
}

static void *spinner(void *unused) {
    for (;;) {
        nap(100);
    }
    return unused;
}

// Children: what one does depends on its kind.
static void echo_through_pipes(void) {
    int down[2], up[2];
    if (pipe(down) != 0 || pipe(up) != 0) {
        fail("pipe");
    }
    unsigned size = 1 + pick(100000);
    if (fork() == 0) {
        close(down[1]);
        close(up[0]);
        char buffer[5000];
        ssize_t got;
        while ((got = read(down[0], buffer, sizeof buffer)) > 0) {
            if (write(up[1], buffer, got) != got) {
                _exit(1);
            }
        }
        _exit(0);
    }
    close(down[0]);
    close(up[1]);
    if (fork() == 0) {
        close(up[0]);
        char *bytes = malloc(size);
        memset(bytes, 'e', size);
        _exit(write(down[1], bytes, size) == (ssize_t)size ? 0 : 2);
    }
    close(down[1]);
    char buffer[3000];
    unsigned total = 0;
    ssize_t got;
    while ((got = read(up[0], buffer, sizeof buffer)) > 0) {
        total += got;
    }
    int first, second;
    wait(&first);
    wait(&second);
    _exit(total == size && first == 0 && second == 0 ? 0 : 9);
}

static void dirty_memory(void) {
    size_t size = (1 + pick(40)) * 4096;
    char *bytes = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(bytes, 1, size);
    if (fork() == 0) {
        memset(bytes, 2, size / 2);
        _exit(bytes[0] == 2 ? 0 : 1);
    }
    bytes[0] = 3;
    int status;
    wait(&status);
    _exit(bytes[0] == 3 && bytes[size - 1] == 1 ? status : 9);
}

static void die_with_threads(void) {
    pthread_t thread;
    for (int i = 0; i < 5; i++) {
        pthread_create(&thread, NULL, spinner, NULL);
    }
    nap(pick(300));
    if (pick(2)) {
        raise(SIGKILL);
    }
    _exit(0);
}

static void child(unsigned kind) {
    switch (kind) {
        case 0: _exit(0);
        case 1: nap(pick(3000)); _exit(0);
        case 2: echo_through_pipes(); break;
        case 3: dirty_memory(); break;
        case 4: die_with_threads(); break;
        case 5: crowd_of_threads(1 + pick(10)); _exit(0);
        case 6:
            if (fork() == 0) {
                nap(pick(2000));  // an orphan before long
            }
            _exit(0);
        default:
            for (;;) {
                pause();
            }
    }
}

static void forget(pid_t pid) {
    for (int i = 0; i < count; i++) {
        if (living[i] == pid) {
            living[i] = living[--count];
            reaped++;
            return;
        }
    }
    fail("reaped a stranger");
}

static void spawn(void) {
    unsigned kind = pick(8);
    uint64_t seed = state + made;
    pid_t pid = fork();
    if (pid == 0) {
        state = seed | 1;
        child(kind);
    }
    if (pid < 0) {
        fail("fork");
    }
    living[count++] = pid;
    made++;
    if (kind == 7 && pick(2)) {
        kill(pid, SIGTERM);
        killed++;
    }
}

static void reap(int options) {
    int status;
    pid_t pid = waitpid(-1, &status, options);
    if (pid > 0) {
        if (WIFEXITED(status) && WEXITSTATUS(status) != 0) {
            fail("a child found something wrong");
        }
        forget(pid);
    }
}

static void kill_somebody(void) {
    if (count > 0) {
        kill(living[pick(count)], pick(2) ? SIGKILL : SIGTERM);
        killed++;
    }
}

int main(int argc, char **argv) {
    state = argc > 1 ? strtoull(argv[1], NULL, 10) * 2654435761u + 88172645463325252u : 1;
    while (made < PROCESSES) {
        unsigned action = pick(10);
        if (action < 6 && count < AT_ONCE) {
            spawn();
        } else if (action < 8) {
            reap(WNOHANG);
        } else if (action == 8) {
            kill_somebody();
        } else {
            nap(pick(200));
        }
    }
    for (int threads = 0; threads < THREADS; threads += CROWD) {
        crowd_of_threads(CROWD);
    }
    while (count > 0) {
        kill_somebody();
        reap(pick(2) ? WNOHANG : 0);
    }
    printf("processes %d reaped %d\n", made, reaped);
    return 0;
}
