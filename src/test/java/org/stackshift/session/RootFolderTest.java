package org.stackshift.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Quota;
import org.stackshift.kernel.time.Clock;
import org.stackshift.session.target.HostFolder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A folder of the host as a guest's root: seen, never left, never written. */
class RootFolderTest {
    @TempDir Path host;
    private Path root;
    private FileTree tree;

    @BeforeEach
    void showAFolder() throws IOException {
        root = Files.createDirectories(host.resolve("root"));
        Files.writeString(host.resolve("secret"), "outside");
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/motd"), "hello");
        Files.createSymbolicLink(root.resolve("up"), Path.of("../secret"));
        Files.createSymbolicLink(root.resolve("absolute"), host.resolve("secret"));
        Files.createSymbolicLink(root.resolve("inside"), Path.of("/etc/motd"));
        tree =
                new FileTree(
                        new Quota(1 << 20),
                        new Clock(() -> 0, 0),
                        Optional.of(new HostFolder(root)));
    }

    /** A link that leads out of the folder would make JUnit warn when it clears the folder away. */
    @AfterEach
    void takeTheLinkAway() throws IOException {
        Files.delete(root.resolve("inside"));
    }

    private String text(String path) throws ErrnoException {
        return new String(tree.bytes(tree.root(), path), StandardCharsets.UTF_8);
    }

    @Test
    void linksAreResolvedInTheGuestAlone() throws ErrnoException {
        assertEquals("hello", text("/inside"));
        for (String path : new String[] {"/up", "/absolute", "/../secret", "/etc/../../secret"}) {
            Errno errno = assertThrows(ErrnoException.class, () -> text(path)).errno();
            assertEquals(Errno.ENOENT, errno, path);
        }
    }

    @Test
    void aFolderThatBecomesALinkIsNotFollowed() throws Exception {
        tree.lookup(tree.root(), "/etc", true);
        Files.delete(root.resolve("etc/motd"));
        Files.delete(root.resolve("etc"));
        Files.writeString(Files.createDirectories(host.resolve("other")).resolve("motd"), "bad");
        Files.createSymbolicLink(root.resolve("etc"), Path.of("../other"));
        Errno errno = assertThrows(ErrnoException.class, () -> text("/etc/motd")).errno();
        assertEquals(Errno.EACCES, errno);
    }

    @Test
    void whatWasReadOnceStaysAndNothingIsWrittenBack() throws Exception {
        assertEquals("hello", text("/etc/motd"));
        Files.writeString(root.resolve("etc/motd"), "changed");
        assertEquals("hello", text("/etc/motd"));
        tree.plantDirectory(tree.root(), "new");
        assertFalse(Files.exists(root.resolve("new")));
    }
}
