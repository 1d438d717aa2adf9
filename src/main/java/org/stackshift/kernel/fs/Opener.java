package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.time.Clock;

/** Makes an open file of an inode ("do_dentry_open"). */
public final class Opener implements Copyable<Opener> {
    private static final int KEPT =
            Fcntl.O_ACCMODE
                    | Fcntl.O_APPEND
                    | Fcntl.O_NONBLOCK
                    | Fcntl.O_DIRECTORY
                    | Fcntl.O_NOFOLLOW;

    private Clock clock;
    private RandomSource random;
    private Inode.Stream terminal;

    /**
     * @param random what /dev/urandom gives
     * @param terminal what /dev/tty leads to
     */
    public Opener(Clock clock, RandomSource random, Inode.Stream terminal) {
        this.clock = clock;
        this.random = random;
        this.terminal = terminal;
    }

    /**
     * Opens an inode whose rights have been checked.
     *
     * @param flags O_*
     */
    public OpenFile open(Inode inode, int flags) throws ErrnoException {
        if ((flags & Fcntl.O_PATH) != 0) {
            return new PathFile(inode);
        }
        boolean writes = (flags & Fcntl.O_ACCMODE) != Fcntl.O_RDONLY;
        return switch (inode) {
            case Directory directory -> {
                if (writes || (flags & Fcntl.O_CREAT) != 0) {
                    throw new ErrnoException(Errno.EISDIR);
                }
                yield new DirectoryFile(directory, flags & KEPT | Fcntl.O_LARGEFILE);
            }
            case Inode.Regular regular -> regular(regular, flags);
            case Inode.Device device -> device(device, flags);
            case Inode.Fifo fifo -> new PipeEnd(fifo, flags & KEPT);
            case Inode.Stream stream -> new ConsoleFile(stream, flags & KEPT | Fcntl.O_LARGEFILE);
            case Inode.Generated text -> new GeneratedFile(text, flags & KEPT | Fcntl.O_LARGEFILE);
            case Inode.Symlink _, Inode.MagicLink _ -> throw new ErrnoException(Errno.ELOOP);
        };
    }

    private OpenFile regular(Inode.Regular regular, int flags) throws ErrnoException {
        boolean writes = (flags & Fcntl.O_ACCMODE) != Fcntl.O_RDONLY;
        regular.bytes().load();
        if (writes && (flags & Fcntl.O_TRUNC) != 0) {
            regular.bytes().truncate(0);
            regular.attributes().setModifiedNanos(clock.realtime());
        }
        return new RegularFile(regular, flags & KEPT | Fcntl.O_LARGEFILE, clock);
    }

    private OpenFile device(Inode.Device device, int flags) throws ErrnoException {
        if (!device.kind().isTerminal()) {
            return new DeviceFile(device, flags & KEPT | Fcntl.O_LARGEFILE, random);
        }
        if (!terminal.terminal().console().isTerminal()) {
            throw new ErrnoException(Errno.ENXIO);
        }
        return new ConsoleFile(terminal, flags & KEPT | Fcntl.O_LARGEFILE);
    }

    @Override
    public Opener copy(Copies copies) {
        Opener copy = copies.register(this, new Opener(clock, random, terminal));
        copy.clock = copies.of(clock);
        copy.random = copies.of(random);
        copy.terminal = copies.of(terminal);
        return copy;
    }
}
