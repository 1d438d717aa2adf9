package org.stackshift.kernel.fs;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.wait.WaitQueue;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * What flows through a pipe or FIFO, and how many have it open ("pipe_inode_info"). The ring grows
 * as it fills.
 */
public final class Pipe implements Copyable<Pipe> {
    /** Writes up to this size are never split. */
    public static final int PIPE_BUF = 4096;

    /** Bytes that a new pipe can hold. */
    public static final int CAPACITY = 65_536;

    /** Most bytes that a user may ask for ("pipe-max-size"): pipes are memory of the host. */
    public static final int LARGEST = CAPACITY;

    /**
     * An end of a FIFO whose opener waits for the other side.
     *
     * @param readersSeen ends to read from that had ever been opened when the wait began, or -1 if
     *     no reader is waited for
     * @param writersSeen the same for ends to write to
     */
    public record Opening(OpenFile end, int readersSeen, int writersSeen) {
        /** Whether the other side has come, be it gone again. */
        public boolean isMet(Pipe pipe) {
            return (readersSeen < 0 || pipe.readersEver > readersSeen)
                    && (writersSeen < 0 || pipe.writersEver > writersSeen);
        }
    }

    private final TreeMap<Integer, Opening> openings = new TreeMap<>();
    private WaitQueue changes = new WaitQueue();
    private byte[] ring = new byte[0];
    private int capacity = CAPACITY;
    private int start;
    private int length;
    private int readers;
    private int writers;
    private int readersEver;
    private int writersEver;

    /** Woken whenever bytes come or go, or an end is opened or closed. */
    public WaitQueue changes() {
        return changes;
    }

    /** Bytes that wait to be read. */
    public int length() {
        return length;
    }

    /** Bytes that could be written at once. */
    public int room() {
        return capacity - length;
    }

    public int capacity() {
        return capacity;
    }

    /** Open ends to read from. */
    public int readers() {
        return readers;
    }

    /** Open ends to write to. */
    public int writers() {
        return writers;
    }

    /** Ends to read from that have ever been opened: how an opening writer sees that one came. */
    public int readersEver() {
        return readersEver;
    }

    /** Ends to write to that have ever been opened. */
    public int writersEver() {
        return writersEver;
    }

    /**
     * Asks for room for {@code wanted} bytes; it becomes a power of two.
     *
     * @throws ErrnoException EPERM above {@link #LARGEST}, EBUSY below what waits to be read
     */
    public void resize(int wanted) throws ErrnoException {
        if (wanted < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (wanted > LARGEST) {
            throw new ErrnoException(Errno.EPERM);
        }
        int rounded = Math.max(PIPE_BUF, Integer.highestOneBit(Math.max(1, 2 * wanted - 1)));
        if (rounded < length) {
            throw new ErrnoException(Errno.EBUSY);
        }
        move(Math.min(ring.length, rounded));
        capacity = rounded;
        changes.wakeAll();
    }

    /** The opening that the task {@code pid} has begun, or null. */
    public @Nullable Opening opening(int pid) {
        return openings.get(pid);
    }

    public void beginOpening(int pid, Opening opening) {
        openings.put(pid, opening);
    }

    public void endOpening(int pid) {
        openings.remove(pid);
    }

    void opened(boolean reads, boolean writes) {
        readers += reads ? 1 : 0;
        readersEver += reads ? 1 : 0;
        writers += writes ? 1 : 0;
        writersEver += writes ? 1 : 0;
        changes.wakeAll();
    }

    void closed(boolean reads, boolean writes) {
        readers -= reads ? 1 : 0;
        writers -= writes ? 1 : 0;
        if (readers == 0 && writers == 0) {
            ring = new byte[0];
            start = 0;
            length = 0;
        }
        changes.wakeAll();
    }

    /** Takes up to {@code count} bytes out. */
    int take(byte[] target, int offset, int count) {
        int part = peek(target, offset, count);
        if (part > 0) {
            start = (start + part) % ring.length;
            length -= part;
            changes.wakeAll();
        }
        return part;
    }

    /** Copies up to {@code count} bytes and leaves them where they are. */
    public int peek(byte[] target, int offset, int count) {
        int part = Math.min(count, length);
        int first = Math.min(part, ring.length - start);
        System.arraycopy(ring, start, target, offset, first);
        System.arraycopy(ring, 0, target, offset + first, part - first);
        return part;
    }

    /** Puts bytes in; there is room for all of them. */
    void put(byte[] source, int offset, int count) {
        if (length + count > ring.length) {
            move(Math.max(PIPE_BUF, Integer.highestOneBit(2 * (length + count) - 1)));
        }
        int end = (start + length) % ring.length;
        int first = Math.min(count, ring.length - end);
        System.arraycopy(source, offset, ring, end, first);
        System.arraycopy(source, offset + first, ring, 0, count - first);
        length += count;
        changes.wakeAll();
    }

    private void move(int size) {
        byte[] bytes = new byte[size];
        peek(bytes, 0, length);
        ring = bytes;
        start = 0;
    }

    @Override
    public Pipe copy(Copies copies) {
        Pipe copy = copies.register(this, new Pipe());
        copy.ring = Arrays.copyOf(ring, ring.length);
        copy.capacity = capacity;
        copy.start = start;
        copy.length = length;
        copy.readers = readers;
        copy.writers = writers;
        copy.readersEver = readersEver;
        copy.writersEver = writersEver;
        copy.changes = copies.of(changes);
        openings.forEach(
                (pid, opening) ->
                        copy.openings.put(
                                pid,
                                new Opening(
                                        copies.of(opening.end),
                                        opening.readersSeen,
                                        opening.writersSeen)));
        return copy;
    }
}
