package org.stackshift.kernel.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.time.Clock;

import java.util.Optional;

class FileTreeTest {
    private static final Clock CLOCK = new Clock(() -> 0, 0);

    private final Quota quota = new Quota(100_000);
    private final FileTree tree = new FileTree(quota, CLOCK, Optional.empty());
    private final Directory root = tree.root();

    @BeforeEach
    void theStudentOwnsTheRoot() {
        root.attributes().setOwner(Owner.STUDENT);
    }

    private Directory directory(String path) throws ErrnoException {
        return tree.createDirectory(tree.lookup(root, path, false), 0755);
    }

    private Inode.Regular file(String path) throws ErrnoException {
        return tree.createFile(tree.lookup(root, path, false), 0644);
    }

    private void link(String path, String target) throws ErrnoException {
        Attributes attributes = tree.superBlock().attributes(Fcntl.S_IFLNK | 0777);
        tree.add(tree.lookup(root, path, false), new Inode.Symlink(attributes, target));
    }

    private Errno failure(String path) {
        return assertThrows(ErrnoException.class, () -> tree.find(root, path)).errno();
    }

    @Test
    void pathsLeadThroughDotsSlashesAndLinks() throws ErrnoException {
        Directory a = directory("/a");
        Inode.Regular b = file("/a/b");
        link("/l", "a/../a/b");
        assertSame(b, tree.find(root, "//a/./..//a/b"));
        assertSame(b, tree.find(root, "/l"));
        assertSame(b, tree.find(a, "b"));
        assertSame(root, tree.find(root, "/.."));
        assertEquals("/a", tree.pathOf(a));
    }

    @Test
    void pathsThatLeadNowhereSayWhy() throws ErrnoException {
        file("/f");
        link("/loop", "loop");
        assertEquals(Errno.ENOENT, failure("/none"));
        assertEquals(Errno.ENOENT, failure("/none/x"));
        assertEquals(Errno.ENOENT, failure(""));
        assertEquals(Errno.ENOTDIR, failure("/f/x"));
        assertEquals(Errno.ENOTDIR, failure("/f/"));
        assertEquals(Errno.ELOOP, failure("/loop"));
        assertEquals(Errno.ENAMETOOLONG, failure("/" + "x".repeat(256)));
    }

    @Test
    void aDirectoryCannotMoveIntoItself() throws ErrnoException {
        directory("/a");
        ErrnoException e =
                assertThrows(
                        ErrnoException.class,
                        () ->
                                tree.rename(
                                        tree.lookup(root, "/a", false),
                                        tree.lookup(root, "/a/b", false)));
        assertEquals(Errno.EINVAL, e.errno());
    }

    @Test
    void theQuotaHoldsForBytesAndNames() throws ErrnoException {
        Inode.Regular file = file("/f");
        ErrnoException e =
                assertThrows(
                        ErrnoException.class,
                        () -> file.bytes().write(0, new byte[200_000], 0, 200_000));
        assertEquals(Errno.ENOSPC, e.errno());
        assertThrows(
                ErrnoException.class,
                () -> {
                    for (int i = 0; i < 1000; i++) {
                        file("/g" + i);
                    }
                });
    }

    @Test
    void aRemovedFileGivesItsSpaceBackWhenItIsClosed() throws ErrnoException {
        long before = quota.left();
        RegularFile open = new RegularFile(file("/f"), Fcntl.O_RDWR, CLOCK);
        open.write(new byte[5000], 0, 5000);
        tree.remove(tree.lookup(root, "/f", false));
        assertEquals(5000, open.stat().size());
        open.release();
        assertEquals(before, quota.left());
    }

    @Test
    void theLowestFreeDescriptorIsGivenOut() throws ErrnoException {
        FdTable table = new FdTable(new OpenFileCount());
        RegularFile open = new RegularFile(file("/f"), Fcntl.O_RDWR, CLOCK);
        assertEquals(0, table.add(open, 0, false));
        assertEquals(1, table.add(open, 0, false));
        table.close(0);
        assertEquals(0, table.add(open, 0, true));
        assertEquals(10, table.add(open, 10, false));
        assertEquals(Errno.EBADF, assertThrows(ErrnoException.class, () -> table.get(5)).errno());
    }
}
