package org.stackshift.testing;

import org.stackshift.kernel.fs.Console;

import java.io.ByteArrayOutputStream;

/** A pipe to write to, whose bytes are kept, and an input that has ended. */
public final class GatheringConsole implements Console {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** What programs wrote to standard output and error, in order. */
    public byte[] output() {
        return bytes.toByteArray();
    }

    @Override
    public boolean write(Stream stream, byte[] source, int offset, int count) {
        bytes.write(source, offset, count);
        return true;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
        return 0;
    }

    @Override
    public boolean isReadable() {
        return true;
    }

    @Override
    public boolean isTerminal() {
        return false;
    }
}
