package org.stackshift.kernel;

import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.fs.DeviceKind;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.FileBytes;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.Owner;
import org.stackshift.kernel.fs.Place;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What every machine's file tree holds from the start: /dev, /tmp, the working directory, and where
 * no folder is shown as the root the usual empty directories and a little of /etc.
 */
final class InitialTree {
    private static final Map<String, DeviceKind> DEVICES =
            new TreeMap<>(
                    Map.of(
                            "null", DeviceKind.NULL,
                            "zero", DeviceKind.ZERO,
                            "full", DeviceKind.FULL,
                            "random", DeviceKind.RANDOM,
                            "urandom", DeviceKind.URANDOM,
                            "tty", DeviceKind.TTY,
                            "console", DeviceKind.CONSOLE));

    private static final Map<String, String> DEVICE_LINKS =
            new TreeMap<>(
                    Map.of(
                            "fd", "/proc/self/fd",
                            "stdin", "/proc/self/fd/0",
                            "stdout", "/proc/self/fd/1",
                            "stderr", "/proc/self/fd/2"));

    private static final List<String> EMPTY =
            List.of("/bin", "/etc", "/home", "/lib", "/lib64", "/root", "/sbin", "/usr/bin");

    private static final Map<String, String> ETC =
            new TreeMap<>(
                    Map.of(
                            "passwd",
                                    """
                                    root:x:0:0:root:/root:/bin/sh
                                    student:x:1000:1000:Student:/home/student:/bin/sh
                                    nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
                                    """,
                            "group",
                                    """
                                    root:x:0:
                                    tty:x:5:
                                    student:x:1000:
                                    nogroup:x:65534:
                                    """,
                            "hostname", "stackshift\n",
                            "hosts", "127.0.0.1\tlocalhost stackshift\n",
                            "shells", "/bin/sh\n/bin/bash\n",
                            "nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n"));

    private final FileTree tree;

    InitialTree(FileTree tree) {
        this.tree = tree;
    }

    /**
     * Fills the tree; returns the working directory.
     *
     * @param isEmpty whether the tree shows no folder
     */
    Directory fill(String workingDirectory, boolean isEmpty) throws ErrnoException {
        if (isEmpty) {
            for (String path : EMPTY) {
                directory(path);
            }
            for (Map.Entry<String, String> file : ETC.entrySet()) {
                byte[] text = file.getValue().getBytes(StandardCharsets.UTF_8);
                plantFile(directory("/etc"), file.getKey(), text, Owner.ROOT, 0644);
            }
        }
        fillDevices();
        for (String path : List.of("/tmp", "/var/tmp")) {
            if (isMissing(path)) {
                directory(path).attributes().setPermissions(01777);
            }
        }
        boolean isNew = isMissing(workingDirectory);
        Directory home = directory(workingDirectory);
        if (isNew) {
            home.attributes().setOwner(Owner.STUDENT);
        }
        return home;
    }

    /** A fresh /dev, also in the stead of the one that a folder has. */
    private void fillDevices() throws ErrnoException {
        Directory dev = tree.plantDirectory(tree.root(), "dev");
        for (Map.Entry<String, DeviceKind> device : DEVICES.entrySet()) {
            int mode = Fcntl.S_IFCHR | (device.getValue() == DeviceKind.CONSOLE ? 0620 : 0666);
            tree.plant(
                    dev,
                    device.getKey(),
                    new Inode.Device(
                            tree.superBlock().attributes(mode, Owner.ROOT), device.getValue()));
        }
        for (Map.Entry<String, String> link : DEVICE_LINKS.entrySet()) {
            tree.plant(
                    dev,
                    link.getKey(),
                    new Inode.Symlink(
                            tree.superBlock().attributes(Fcntl.S_IFLNK | 0777, Owner.ROOT),
                            link.getValue()));
        }
        tree.plantDirectory(dev, "pts");
        tree.plantDirectory(dev, "shm").attributes().setPermissions(01777);
    }

    private boolean isMissing(String path) {
        try {
            return tree.lookup(tree.root(), path, true).inode() == null;
        } catch (ErrnoException noWayThere) {
            return true;
        }
    }

    /** Puts a program where its path says. */
    void addProgram(String path, byte[] bytes) throws ErrnoException {
        Directory directory = directory(path.substring(0, path.lastIndexOf('/') + 1));
        String name = path.substring(path.lastIndexOf('/') + 1);
        plantFile(directory, name, bytes, Owner.STUDENT, 0755);
    }

    private void plantFile(
            Directory directory, String name, byte[] bytes, Owner owner, int permissions)
            throws ErrnoException {
        tree.plant(
                directory,
                name,
                new Inode.Regular(
                        tree.superBlock().attributes(Fcntl.S_IFREG | permissions, owner),
                        new FileBytes(tree.superBlock().quota(), bytes)));
    }

    /** The directory at an absolute path, made with its parents where it is missing. */
    Directory directory(String path) throws ErrnoException {
        Directory at = tree.root();
        for (String name : path.split("/+")) {
            if (!name.isEmpty()) {
                Place place = tree.lookup(at, name, true);
                at =
                        place.inode() instanceof Directory there
                                ? there
                                : tree.plantDirectory(place.directory(), name);
            }
        }
        return at;
    }
}
