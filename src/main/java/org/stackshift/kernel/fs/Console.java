package org.stackshift.kernel.fs;

/**
 * Where a machine's programs read and write: a window, a terminal, files. All calls come from the
 * machine's thread.
 */
public interface Console {
    /** The result of a read when nothing has been typed yet. */
    int WOULD_BLOCK = OpenFile.WOULD_BLOCK;

    /** Which of the two output streams. */
    enum Stream {
        OUT,
        ERR
    }

    /**
     * Takes bytes that the guest wrote; false if nobody reads them any more, as from a broken pipe.
     */
    boolean write(Stream stream, byte[] bytes, int offset, int count);

    /**
     * Takes typed bytes.
     *
     * @return how many, 0 at the end of the input, or {@link #WOULD_BLOCK}
     */
    int read(byte[] target, int offset, int count);

    /** Whether {@link #read} would return something other than {@link #WOULD_BLOCK}. */
    boolean isReadable();

    /** Whether the guest shall take it for a terminal; otherwise it is a pipe. */
    boolean isTerminal();
}
