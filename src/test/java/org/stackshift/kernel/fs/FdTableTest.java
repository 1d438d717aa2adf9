package org.stackshift.kernel.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;

/** Descriptors of several processes, by fork(2), dup(2) and execve(2). */
class FdTableTest {
    private final OpenFileCount count = new OpenFileCount();
    private final FdTable table = new FdTable(count);
    private final Inode.Fifo fifo =
            new Inode.Fifo(new Attributes(1, Fcntl.S_IFIFO | 0600, Owner.STUDENT, 0));
    private final OpenFile reader = new PipeEnd(fifo, Fcntl.O_RDONLY);
    private final OpenFile writer = new PipeEnd(fifo, Fcntl.O_WRONLY);

    @Test
    void aForkedProcessSharesTheOpenFilesAndTheLastCloseReleasesThem() throws ErrnoException {
        int fd = table.add(writer, 0, false);
        FdTable child = table.fork();
        assertSame(writer, child.get(fd));
        assertEquals(1, count.count());
        table.close(fd);
        assertEquals(1, fifo.pipe().writers());
        child.closeAll();
        assertEquals(0, fifo.pipe().writers());
        assertEquals(0, count.count());
    }

    @Test
    void execClosesWhatIsMarkedAndLeavesASharedTableToTheOthers() throws ErrnoException {
        int kept = table.add(reader, 0, false);
        int marked = table.add(writer, 0, true);
        table.share();
        FdTable own = table.closeOnExec();
        assertNotSame(table, own);
        assertSame(reader, own.get(kept));
        assertEquals(1, own.open().size());
        assertSame(writer, table.get(marked));
    }

    @Test
    void twoNumbersOfOneFileStayTwoNumbersOfOneFileInACopy() throws ErrnoException {
        table.add(writer, 0, false);
        table.add(writer, 0, false);
        writer.write(new byte[] {7}, 0, 1);
        Copies copies = new Copies();
        FdTable copy = copies.of(table);
        assertSame(copy.get(0), copy.get(1));
        assertNotSame(writer, copy.get(0));
        OpenFile copiedReader = copies.of(reader);
        writer.write(new byte[] {8}, 0, 1);
        assertEquals(1, copiedReader.read(new byte[4], 0, 4));
        assertEquals(2, reader.read(new byte[4], 0, 4));
        copy.closeAll();
        assertEquals(1, fifo.pipe().writers());
    }
}
