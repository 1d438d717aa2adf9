package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;

import java.util.Optional;

/** Standard input, output or error: a terminal or a pipe, as the console says. */
public final class ConsoleFile extends OpenFile {
    private Inode.Stream inode;

    public ConsoleFile(Inode.Stream inode, int flags) {
        super(flags, inode.terminal().changes());
        this.inode = inode;
    }

    private ConsoleFile(ConsoleFile original) {
        super(original);
        inode = original.inode;
    }

    /** The console behind it. */
    public Terminal terminal() {
        return inode.terminal();
    }

    @Override
    public Optional<Inode> node() {
        return Optional.of(inode);
    }

    @Override
    public int read(byte[] target, int offset, int count) throws ErrnoException {
        int done = count == 0 ? 0 : console().read(target, offset, count);
        if (done == WOULD_BLOCK && (flags() & Fcntl.O_NONBLOCK) != 0) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        return done;
    }

    @Override
    public int write(byte[] source, int offset, int count) throws ErrnoException {
        terminal().quota().take(count);
        if (!console().write(inode.stream(), source, offset, count)) {
            throw new ErrnoException(Errno.EPIPE);
        }
        return count;
    }

    @Override
    public boolean isTerminal() {
        return console().isTerminal();
    }

    @Override
    public boolean isReadable() {
        return console().isReadable();
    }

    @Override
    public Stat stat() {
        return Stat.of(inode);
    }

    private Console console() {
        return inode.terminal().console();
    }

    @Override
    protected OpenFile twin() {
        return new ConsoleFile(this);
    }

    @Override
    protected void adopt(Copies copies) {
        super.adopt(copies);
        inode = copies.of(inode);
    }
}
