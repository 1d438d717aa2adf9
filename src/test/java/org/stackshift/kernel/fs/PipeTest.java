package org.stackshift.kernel.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;

/** Pipes, by pipe(7). */
class PipeTest {
    private static final int CAPACITY = 65_536;
    private static final int PIPE_BUF = 4096;

    private final Inode.Fifo fifo =
            new Inode.Fifo(new Attributes(1, Fcntl.S_IFIFO | 0600, Owner.STUDENT, 0));
    private final OpenFile reader = new PipeEnd(fifo, Fcntl.O_RDONLY | Fcntl.O_NONBLOCK);
    private final OpenFile writer = new PipeEnd(fifo, Fcntl.O_WRONLY | Fcntl.O_NONBLOCK);

    private static Errno failure(Executable call) {
        return assertThrows(ErrnoException.class, call).errno();
    }

    @Test
    void aWriteOfAtMostPipeBufIsNeverSplit() throws ErrnoException {
        writer.write(new byte[CAPACITY], 0, CAPACITY - 10);
        assertEquals(Errno.EAGAIN, failure(() -> writer.write(new byte[11], 0, 11)));
        assertEquals(Errno.EAGAIN, failure(() -> writer.write(new byte[PIPE_BUF], 0, PIPE_BUF)));
        assertEquals(10, writer.write(new byte[10], 0, 10));
    }

    @Test
    void aLargerWriteFillsWhatRoomThereIs() throws ErrnoException {
        writer.write(new byte[CAPACITY], 0, CAPACITY - 10);
        assertEquals(10, writer.write(new byte[PIPE_BUF + 1], 0, PIPE_BUF + 1));
    }

    @Test
    void bytesComeOutInOrderAndThenThereIsNoneOrTheEnd() throws ErrnoException {
        writer.write(new byte[] {1, 2, 3}, 0, 3);
        byte[] bytes = new byte[8];
        assertEquals(2, reader.read(bytes, 0, 2));
        assertEquals(1, reader.read(bytes, 2, 6));
        assertEquals(3, bytes[2]);
        assertEquals(Errno.EAGAIN, failure(() -> reader.read(bytes, 0, 1)));
        writer.release();
        assertEquals(0, reader.read(bytes, 0, 1));
    }

    @Test
    void writingWithoutAReaderIsABrokenPipe() {
        reader.release();
        assertEquals(Errno.EPIPE, failure(() -> writer.write(new byte[1], 0, 1)));
    }
}
