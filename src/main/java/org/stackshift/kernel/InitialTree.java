package org.stackshift.kernel;

import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.fs.DeviceKind;
import org.stackshift.kernel.fs.FileBytes;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;

import java.util.Map;

/** What every machine's file tree holds from the start: /dev, /tmp, the working directory. */
final class InitialTree {
    private static final Map<String, DeviceKind> DEVICES =
            Map.of(
                    "/dev/null", DeviceKind.NULL,
                    "/dev/zero", DeviceKind.ZERO,
                    "/dev/full", DeviceKind.FULL,
                    "/dev/random", DeviceKind.RANDOM,
                    "/dev/urandom", DeviceKind.RANDOM,
                    "/dev/tty", DeviceKind.TTY);

    private final FileTree tree;

    InitialTree(FileTree tree) {
        this.tree = tree;
    }

    /** Fills the tree; returns the working directory. */
    Inode.Directory fill(String workingDirectory) throws ErrnoException {
        directory("/dev").attributes().setPermissions(0755);
        directory("/tmp").attributes().setPermissions(01777);
        directory("/var/tmp").attributes().setPermissions(01777);
        for (Map.Entry<String, DeviceKind> device : DEVICES.entrySet()) {
            tree.add(
                    tree.lookup(tree.root(), device.getKey(), false),
                    new Inode.Device(tree.attributes(Fcntl.S_IFCHR | 0666), device.getValue()));
        }
        return directory(workingDirectory);
    }

    /** Puts a program where its path says, so that it can find itself. */
    void addProgram(String path, byte[] bytes) throws ErrnoException {
        directory(path.substring(0, path.lastIndexOf('/') + 1));
        FileTree.Place place = tree.lookup(tree.root(), path, false);
        if (place.inode() == null && !place.name().isEmpty()) {
            tree.add(
                    place,
                    new Inode.Regular(
                            tree.attributes(Fcntl.S_IFREG | 0755),
                            new FileBytes(tree.quota(), bytes)));
        }
    }

    /** The directory at an absolute path, made with its parents where it is missing. */
    Inode.Directory directory(String path) throws ErrnoException {
        Inode.Directory at = tree.root();
        for (String name : path.split("/+")) {
            if (!name.isEmpty()) {
                FileTree.Place place = tree.lookup(at, name, true);
                at =
                        place.inode() instanceof Inode.Directory there
                                ? there
                                : tree.createDirectory(place, 0755);
            }
        }
        return at;
    }
}
