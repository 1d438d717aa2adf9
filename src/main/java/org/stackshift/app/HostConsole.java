package org.stackshift.app;

import org.stackshift.kernel.fs.Console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A guest's console on the host's streams. Output is gathered and leaves in order: before the other
 * stream's next byte, before a read, and whenever {@link #flush} is called, from any thread.
 */
final class HostConsole implements Console {
    private static final int CAPACITY = 1 << 16;

    private final InputStream in;
    private final OutputStream out;
    private final OutputStream err;
    private final boolean terminal;
    private final byte[] gathered = new byte[CAPACITY];
    private Stream stream = Stream.OUT;
    private int length;
    private boolean broken;

    /**
     * @param terminal whether the guest shall think that a person sits there
     */
    HostConsole(InputStream in, OutputStream out, OutputStream err, boolean terminal) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public synchronized boolean write(Stream to, byte[] bytes, int offset, int count) {
        if (to != stream || length + count > CAPACITY) {
            flush();
            stream = to;
        }
        if (count > CAPACITY) {
            send(bytes, offset, count);
        } else {
            System.arraycopy(bytes, offset, gathered, length, count);
            length += count;
        }
        return !broken;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
        flush();
        try {
            return Math.max(0, in.read(target, offset, count));
        } catch (IOException inputIsGone) {
            return 0;
        }
    }

    @Override
    public boolean isReadable() {
        return true;
    }

    @Override
    public boolean isTerminal() {
        return terminal;
    }

    /** Lets everything written so far reach the host. */
    synchronized void flush() {
        int count = length;
        length = 0;
        if (count > 0) {
            send(gathered, 0, count);
        }
    }

    private void send(byte[] bytes, int offset, int count) {
        OutputStream target = stream == Stream.OUT ? out : err;
        try {
            target.write(bytes, offset, count);
            target.flush();
        } catch (IOException nobodyReads) {
            broken = true;
        }
    }
}
