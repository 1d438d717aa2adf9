package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.kernel.wait.WaitQueue;

/**
 * An open file ("struct file"): what a descriptor number stands for. Several numbers may share one.
 */
public abstract class OpenFile {
    /** The result of a read that would have to wait. */
    public static final int WOULD_BLOCK = -1;

    private final WaitQueue changes;
    private int flags;

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

    /** Moves the position; only files with one can. */
    public long seek(long offset, int whence) throws ErrnoException {
        throw new ErrnoException(Errno.ESPIPE);
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

    /** Whether it is a terminal (isatty). */
    public boolean isTerminal() {
        return false;
    }

    /** Whether a read would return at once. */
    public boolean isReadable() {
        return true;
    }

    /** Called when the last descriptor is gone. */
    public void release() {}
}
