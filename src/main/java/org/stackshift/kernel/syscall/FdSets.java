package org.stackshift.kernel.syscall;

import org.stackshift.abi.ErrnoException;

/** The three sets of select: bit n of each stands for descriptor n. */
final class FdSets {
    private final int count;
    private final long[] readers;
    private final long[] writers;
    private final long[] exceptional;
    private final long[] readable;
    private final long[] writable;

    private FdSets(int count, long[] readers, long[] writers, long[] exceptional) {
        this.count = count;
        this.readers = readers;
        this.writers = writers;
        this.exceptional = exceptional;
        this.readable = new long[readers.length];
        this.writable = new long[readers.length];
    }

    /** The sets at the second to fourth argument, of {@code count} bits. */
    static FdSets read(Call call, int count) throws ErrnoException {
        return new FdSets(
                count,
                words(call, call.a1(), count),
                words(call, call.a2(), count),
                words(call, call.a3(), count));
    }

    private static long[] words(Call call, long vaddr, int count) throws ErrnoException {
        long[] words = new long[(count + 63) / 64];
        for (int i = 0; vaddr != 0 && i < words.length; i++) {
            words[i] = call.user().read64(vaddr + 8L * i);
        }
        return words;
    }

    /** One more than the highest descriptor. */
    int count() {
        return count;
    }

    boolean isAsked(int fd) {
        return isIn(readers, fd) || isIn(writers, fd) || isIn(exceptional, fd);
    }

    /** Notes what a descriptor is ready for; returns how many bits will be set for it. */
    int answer(int fd, boolean isReadable, boolean isWritable) {
        return mark(readers, readable, fd, isReadable) + mark(writers, writable, fd, isWritable);
    }

    /** Replaces the caller's sets by the answers; nothing is ever exceptional here. */
    void write(Call call) throws ErrnoException {
        put(call, call.a1(), readable);
        put(call, call.a2(), writable);
        put(call, call.a3(), new long[readable.length]);
    }

    private static void put(Call call, long vaddr, long[] words) throws ErrnoException {
        for (int i = 0; vaddr != 0 && i < words.length; i++) {
            call.user().write64(vaddr + 8L * i, words[i]);
        }
    }

    private static int mark(long[] asked, long[] answers, int fd, boolean isReady) {
        if (!isReady || !isIn(asked, fd)) {
            return 0;
        }
        answers[fd / 64] |= 1L << fd % 64;
        return 1;
    }

    private static boolean isIn(long[] words, int fd) {
        return (words[fd / 64] >>> fd % 64 & 1) != 0;
    }
}
