package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Poll;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.wait.WaitQueue;

import java.util.Optional;

/**
 * An open file ("struct file"): what a descriptor number stands for. Several numbers, also of
 * several processes, may share one, and with it position and flags.
 */
public abstract class OpenFile implements Copyable<OpenFile> {
    /** The result of a read that would have to wait. */
    public static final int WOULD_BLOCK = -1;

    private WaitQueue changes;
    private int flags;
    private int users;

    /** With the O_* flags it was opened with. */
    protected OpenFile(int flags) {
        this(flags, new WaitQueue());
    }

    /**
     * @param flags O_* flags
     * @param changes woken by somebody else when the file becomes readable or writable
     */
    protected OpenFile(int flags, WaitQueue changes) {
        this.flags = flags;
        this.changes = changes;
    }

    /** For {@link #twin}: refers to what the original refers to. */
    protected OpenFile(OpenFile original) {
        this.flags = original.flags;
        this.users = original.users;
        this.changes = original.changes;
    }

    /** Woken whenever the file may have become readable or writable. */
    public final WaitQueue changes() {
        return changes;
    }

    /** O_* flags: access mode and what F_SETFL changes. */
    public final int flags() {
        return flags;
    }

    public final void setFlags(int flags) {
        this.flags = flags;
    }

    /**
     * Reads from the current position.
     *
     * @return how many bytes, 0 at the end, or {@link #WOULD_BLOCK}
     */
    public abstract int read(byte[] target, int offset, int count) throws ErrnoException;

    /** Writes at the current position; returns how many bytes were taken. */
    public abstract int write(byte[] source, int offset, int count) throws ErrnoException;

    /** What fstat tells. */
    public abstract Stat stat();

    /** What it leads to in the file tree, if to anything. */
    public Optional<Inode> node() {
        return Optional.empty();
    }

    /** What /proc/self/fd tells of something that has no inode: {@code anon_inode:[eventfd]}. */
    public String label() {
        return "anon_inode:[unknown]";
    }

    /** Moves the position; only files with one can. */
    public long seek(long offset, int whence) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    /** The position that the next read or write begins at, 0 for files without one. */
    public long position() {
        return 0;
    }

    /** Reads at a position without moving the current one. */
    public int readAt(long position, byte[] target, int offset, int count) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    /** Writes at a position without moving the current one. */
    public int writeAt(long position, byte[] source, int offset, int count) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
    }

    /** Cuts or extends the file. */
    public void truncate(long size) throws ErrnoException {
        throw new ErrnoException(Errno.EINVAL);
    }

    /** Bytes that could be read at once (FIONREAD), or ENOTTY for files that cannot tell. */
    public int available() throws ErrnoException {
        throw new ErrnoException(Errno.ENOTTY);
    }

    /** Whether it is a terminal (isatty). */
    public boolean isTerminal() {
        return false;
    }

    /** Whether a read would return at once (POLLIN). */
    public boolean isReadable() {
        return true;
    }

    /** Whether a write would return at once (POLLOUT). */
    public boolean isWritable() {
        return true;
    }

    /** What poll tells of it: bits of {@link Poll}. */
    public int poll() {
        return (isReadable() ? Poll.POLLIN | Poll.POLLRDNORM : 0)
                | (isWritable() ? Poll.POLLOUT | Poll.POLLWRNORM : 0);
    }

    /** What a read or write returns that cannot go on now: EAGAIN where the flags say so. */
    protected final int mustWait() throws ErrnoException {
        if ((flags & Fcntl.O_NONBLOCK) != 0) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        return WOULD_BLOCK;
    }

    /** Called when the last descriptor is gone. */
    public void release() {}

    /** Notes one more descriptor; returns how many there are now. */
    final int retain() {
        return ++users;
    }

    /**
     * Notes one descriptor less, and releases the file with the last; returns how many are left.
     */
    final int drop() {
        users--;
        if (users == 0) {
            node().ifPresent(inode -> inode.locks().unlock(this));
            release();
        }
        return users;
    }

    /** Descriptors, of all processes, that share it. */
    public final int users() {
        return users;
    }

    @Override
    public final OpenFile copy(Copies copies) {
        OpenFile copy = copies.register(this, twin());
        copy.adopt(copies);
        return copy;
    }

    /** An open file with the same state that still refers to what this one refers to. */
    protected abstract OpenFile twin();

    /** Puts copies in the place of everything that a twin refers to. */
    protected void adopt(Copies copies) {
        changes = copies.of(changes);
    }
}
