package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.wait.WaitQueue;

/** Standard input, output or error: a terminal or a pipe, as the console says. */
public final class ConsoleFile extends OpenFile {
    private static final int TERMINAL_BLOCK = 1024;
    private static final int PIPE_BLOCK = 4096;

    private final Console console;
    private final Console.Stream stream;
    private final Quota quota;
    private final long inode;

    /**
     * @param changes woken when something has been typed
     * @param quota how many bytes may still be written
     * @param inode the number that stat shows
     */
    public ConsoleFile(
            Console console,
            Console.Stream stream,
            int flags,
            WaitQueue changes,
            Quota quota,
            long inode) {
        super(flags, changes);
        this.console = console;
        this.stream = stream;
        this.quota = quota;
        this.inode = inode;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws ErrnoException {
        int done = count == 0 ? 0 : console.read(target, offset, count);
        if (done == WOULD_BLOCK && (flags() & Fcntl.O_NONBLOCK) != 0) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        return done;
    }

    @Override
    public int write(byte[] source, int offset, int count) throws ErrnoException {
        quota.take(count);
        if (!console.write(stream, source, offset, count)) {
            throw new ErrnoException(Errno.EPIPE);
        }
        return count;
    }

    @Override
    public boolean isTerminal() {
        return console.isTerminal();
    }

    @Override
    public boolean isReadable() {
        return console.isReadable();
    }

    @Override
    public Stat stat() {
        boolean terminal = console.isTerminal();
        return new Stat(
                inode,
                terminal ? Fcntl.S_IFCHR | 0620 : Fcntl.S_IFIFO | 0600,
                1,
                terminal ? 136 << 8 : 0,
                0,
                terminal ? TERMINAL_BLOCK : PIPE_BLOCK,
                0);
    }
}
