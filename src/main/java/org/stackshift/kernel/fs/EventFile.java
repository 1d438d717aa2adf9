package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Poll;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A counter that processes add to and wait for (eventfd(2)). */
public final class EventFile extends AnonymousFile {
    private static final int SIZE = 8;

    /** The counter never exceeds the largest unsigned number but one. */
    private static final long MOST = -2;

    private final boolean isSemaphore;
    private long counter;

    /**
     * @param counter what it starts with, unsigned
     * @param isSemaphore whether a read takes one, not all
     */
    public EventFile(long counter, boolean isSemaphore, int flags) {
        super(flags | Fcntl.O_RDWR);
        this.counter = counter;
        this.isSemaphore = isSemaphore;
    }

    private EventFile(EventFile original) {
        super(original);
        counter = original.counter;
        isSemaphore = original.isSemaphore;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws ErrnoException {
        requireRoom(count);
        if (counter == 0) {
            return mustWait();
        }
        long value = isSemaphore ? 1 : counter;
        counter -= value;
        ByteBuffer.wrap(target, offset, SIZE).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        changes().wakeAll();
        return SIZE;
    }

    @Override
    public int write(byte[] source, int offset, int count) throws ErrnoException {
        requireRoom(count);
        long value = ByteBuffer.wrap(source, offset, SIZE).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (value == -1) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (Long.compareUnsigned(value, MOST - counter) > 0) {
            return mustWait();
        }
        counter += value;
        if (value != 0) {
            changes().wakeAll();
        }
        return SIZE;
    }

    private static void requireRoom(int count) throws ErrnoException {
        if (count < SIZE) {
            throw new ErrnoException(Errno.EINVAL);
        }
    }

    @Override
    public int poll() {
        return (counter != 0 ? Poll.POLLIN : 0) | (counter != MOST ? Poll.POLLOUT : 0);
    }

    @Override
    public boolean isReadable() {
        return counter != 0;
    }

    @Override
    public String label() {
        return "anon_inode:[eventfd]";
    }

    @Override
    protected OpenFile twin() {
        return new EventFile(this);
    }
}
