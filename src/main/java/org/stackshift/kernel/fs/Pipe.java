package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.wait.WaitQueue;

/** A pipe: 64 KiB between a reading and a writing end. */
public final class Pipe {
    private static final int CAPACITY = 65_536;
    private static final int BLOCK = 4096;

    /** Writes up to this size are never split. */
    private static final int PIPE_BUF = 4096;

    private final byte[] ring = new byte[CAPACITY];
    private final long inode;
    private int start;
    private int length;
    private boolean readerGone;
    private boolean writerGone;
    private final WaitQueue changes = new WaitQueue();

    public Pipe(long inode) {
        this.inode = inode;
    }

    /** The end to read from. */
    public OpenFile reader(int flags) {
        return new Reader(flags | Fcntl.O_RDONLY);
    }

    /** The end to write to. */
    public OpenFile writer(int flags) {
        return new Writer(flags | Fcntl.O_WRONLY);
    }

    private Stat stat() {
        return new Stat(inode, Fcntl.S_IFIFO | 0600, 1, 0, 0, BLOCK, 0);
    }

    private final class Reader extends OpenFile {
        Reader(int flags) {
            super(flags, changes);
        }

        @Override
        public int read(byte[] target, int offset, int count) throws ErrnoException {
            if (length == 0 && !writerGone && count > 0) {
                if ((flags() & Fcntl.O_NONBLOCK) != 0) {
                    throw new ErrnoException(Errno.EAGAIN);
                }
                return WOULD_BLOCK;
            }
            int part = Math.min(count, length);
            for (int i = 0; i < part; i++) {
                target[offset + i] = ring[(start + i) % CAPACITY];
            }
            start = (start + part) % CAPACITY;
            length -= part;
            changes.wakeAll();
            return part;
        }

        @Override
        public int write(byte[] source, int offset, int count) throws ErrnoException {
            throw new ErrnoException(Errno.EBADF);
        }

        @Override
        public boolean isReadable() {
            return length > 0 || writerGone;
        }

        @Override
        public Stat stat() {
            return Pipe.this.stat();
        }

        @Override
        public void release() {
            readerGone = true;
            changes.wakeAll();
        }
    }

    private final class Writer extends OpenFile {
        Writer(int flags) {
            super(flags, changes);
        }

        @Override
        public int read(byte[] target, int offset, int count) throws ErrnoException {
            throw new ErrnoException(Errno.EBADF);
        }

        @Override
        public int write(byte[] source, int offset, int count) throws ErrnoException {
            if (readerGone) {
                throw new ErrnoException(Errno.EPIPE);
            }
            int room = CAPACITY - length;
            int part = count <= PIPE_BUF && count > room ? 0 : Math.min(count, room);
            if (part == 0 && count > 0) {
                if ((flags() & Fcntl.O_NONBLOCK) != 0) {
                    throw new ErrnoException(Errno.EAGAIN);
                }
                return WOULD_BLOCK;
            }
            for (int i = 0; i < part; i++) {
                ring[(start + length + i) % CAPACITY] = source[offset + i];
            }
            length += part;
            changes.wakeAll();
            return part;
        }

        @Override
        public Stat stat() {
            return Pipe.this.stat();
        }

        @Override
        public void release() {
            writerGone = true;
            changes.wakeAll();
        }
    }
}
