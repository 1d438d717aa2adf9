package org.stackshift.kernel.fs;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.time.Clock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The tree of files that a machine's programs see, in memory, and what changes it. */
public final class FileTree implements Copyable<FileTree> {
    /** Longest path ("PATH_MAX"). */
    public static final int PATH_MAX = 4096;

    /** Directories inside each other; a deeper one would have no path. */
    private static final int DEPTH_MAX = PATH_MAX / 2;

    private static final int MAY_WRITE = 2;
    private static final int STICKY = 01000;

    private SuperBlock superBlock;
    private Directory root;

    /**
     * A tree that is empty, or shows a folder.
     *
     * @param quota what the guest may write
     */
    public FileTree(Quota quota, Clock clock, Optional<RootFolder> folder) {
        superBlock = new SuperBlock(quota, clock);
        root =
                folder.map(shown -> TreeDirectory.of(shown, superBlock))
                        .orElseGet(() -> emptyRoot(superBlock));
    }

    private static TreeDirectory emptyRoot(SuperBlock superBlock) {
        return new TreeDirectory(
                superBlock.attributes(Fcntl.S_IFDIR | 0755, Owner.ROOT), superBlock);
    }

    private FileTree(FileTree original) {
        superBlock = original.superBlock;
        root = original.root;
    }

    public Directory root() {
        return root;
    }

    /** What all files share. */
    public SuperBlock superBlock() {
        return superBlock;
    }

    /** Follows a path from a directory: see {@link PathWalk}. */
    public Place lookup(Directory start, String path, boolean followLast) throws ErrnoException {
        return new PathWalk(root).walk(start, path, followLast);
    }

    /** The inode at a path, links followed, or ENOENT. */
    public Inode find(Directory start, String path) throws ErrnoException {
        return lookup(start, path, true).existing();
    }

    /**
     * All bytes of the regular file at a path.
     *
     * @throws ErrnoException as open does; EISDIR or EINVAL for what is no regular file
     */
    public byte[] bytes(Directory start, String path) throws ErrnoException {
        Inode inode = find(start, path);
        if (!(inode instanceof Inode.Regular file)) {
            throw new ErrnoException(inode instanceof Directory ? Errno.EISDIR : Errno.EINVAL);
        }
        return file.bytes().all();
    }

    /** The absolute path of an inode, by the name that it got last. */
    public String pathOf(Inode inode) {
        StringBuilder path = new StringBuilder();
        Inode at = inode;
        while (at.directory().isPresent()) {
            path.insert(0, "/" + at.name());
            at = at.directory().get();
        }
        return (path.isEmpty() ? "/" : path.toString()) + (inode.isRemoved() ? " (deleted)" : "");
    }

    /** Makes an empty regular file at a free place. */
    public Inode.Regular createFile(Place place, int permissions) throws ErrnoException {
        Inode.Regular file =
                new Inode.Regular(
                        superBlock.attributes(Fcntl.S_IFREG | permissions),
                        new FileBytes(superBlock.quota()));
        add(place, file);
        return file;
    }

    /** A regular file without a name. */
    public Inode.Regular unnamedFile(byte[] content, int permissions) {
        Inode.Regular file =
                new Inode.Regular(
                        superBlock.attributes(Fcntl.S_IFREG | permissions),
                        new FileBytes(superBlock.quota(), content));
        file.attributes().addLinks(-1);
        return file;
    }

    /** Makes an empty directory at a free place. */
    public Directory createDirectory(Place place, int permissions) throws ErrnoException {
        if (place.directory().depth() >= DEPTH_MAX) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        Directory directory =
                new TreeDirectory(superBlock.attributes(Fcntl.S_IFDIR | permissions), superBlock);
        directory.attributes().addLinks(1);
        add(place, directory);
        place.directory().attributes().addLinks(1);
        return directory;
    }

    /** Adds anything else, such as a link or a device, at a free place. */
    public void add(Place place, Inode inode) throws ErrnoException {
        if (place.inode() != null || place.name().isEmpty()) {
            throw new ErrnoException(Errno.EEXIST);
        }
        if (place.directory().isRemoved()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        requireWritable(place.directory());
        plant(place.directory(), place.name(), inode);
    }

    /** Puts an inode into a directory, whatever was there and whoever may write there. */
    public void plant(Directory directory, String name, Inode inode) throws ErrnoException {
        superBlock.quota().takeEntry();
        directory.put(name, inode);
        directory.attributes().setModifiedNanos(superBlock.now());
    }

    /** Puts an empty directory of the superuser into another, whatever was there. */
    public Directory plantDirectory(Directory parent, String name) throws ErrnoException {
        Directory directory =
                new TreeDirectory(
                        superBlock.attributes(Fcntl.S_IFDIR | 0755, Owner.ROOT), superBlock);
        directory.attributes().addLinks(1);
        plant(parent, name, directory);
        parent.attributes().addLinks(1);
        return directory;
    }

    /** Takes a name away; open files keep what it led to. */
    public void remove(Place place) throws ErrnoException {
        Inode inode = place.existing();
        if (place.name().isEmpty()) {
            throw new ErrnoException(Errno.EBUSY);
        }
        requireMayTakeAway(place.directory(), inode);
        unlink(place.directory(), place.name(), inode);
    }

    private void unlink(Directory directory, String name, Inode inode) throws ErrnoException {
        directory.remove(name);
        inode.attributes().addLinks(inode instanceof Directory ? -2 : -1);
        inode.attributes().setChangedNanos(superBlock.now());
        if (inode instanceof Directory) {
            directory.attributes().addLinks(-1);
        }
        if (inode instanceof Inode.Regular file && file.attributes().links() == 0) {
            file.bytes().delete();
        }
        superBlock.quota().giveBackEntry();
        directory.attributes().setModifiedNanos(superBlock.now());
    }

    /** Gives what is at {@code source} the name at {@code target}, in the stead of what has it. */
    public void rename(Place source, Place target) throws ErrnoException {
        Inode inode = source.existing();
        Inode replaced = target.inode();
        if (source.name().isEmpty() || target.name().isEmpty()) {
            throw new ErrnoException(Errno.EBUSY);
        }
        if (replaced == inode) {
            return;
        }
        requireMayTakeAway(source.directory(), inode);
        requireReplaceable(inode, replaced);
        if (inode instanceof Directory moved) {
            requireOutside(moved, target.directory());
        }
        if (replaced == null) {
            requireWritable(target.directory());
        } else {
            remove(target);
        }
        source.directory().remove(source.name());
        target.directory().put(target.name(), inode);
        if (inode instanceof Directory) {
            source.directory().attributes().addLinks(-1);
            target.directory().attributes().addLinks(1);
        }
        long now = superBlock.now();
        inode.attributes().setChangedNanos(now);
        source.directory().attributes().setModifiedNanos(now);
        target.directory().attributes().setModifiedNanos(now);
    }

    /** Lets two names change places (RENAME_EXCHANGE). */
    public void exchange(Place first, Place second) throws ErrnoException {
        Inode one = first.existing();
        Inode other = second.existing();
        requireMayTakeAway(first.directory(), one);
        requireMayTakeAway(second.directory(), other);
        if (one instanceof Directory moved) {
            requireOutside(moved, second.directory());
        }
        if (other instanceof Directory moved) {
            requireOutside(moved, first.directory());
        }
        first.directory().put(first.name(), other);
        second.directory().put(second.name(), one);
    }

    private static void requireReplaceable(Inode inode, @Nullable Inode by) throws ErrnoException {
        if (by instanceof Directory other) {
            if (!(inode instanceof Directory)) {
                throw new ErrnoException(Errno.EISDIR);
            }
            if (!other.list().isEmpty()) {
                throw new ErrnoException(Errno.ENOTEMPTY);
            }
        } else if (by != null && inode instanceof Directory) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
    }

    private static void requireOutside(Directory moved, Directory target) throws ErrnoException {
        if (target.depth() >= DEPTH_MAX) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        for (Directory at = target; at.parent() != at; at = at.parent()) {
            if (at == moved) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }
    }

    private static void requireWritable(Directory directory) throws ErrnoException {
        if (!directory.attributes().permits(MAY_WRITE) || !directory.attributes().isSearchable()) {
            throw new ErrnoException(Errno.EACCES);
        }
    }

    /** In a directory with the sticky bit only the owner takes names away ("may_delete"). */
    private static void requireMayTakeAway(Directory directory, Inode inode) throws ErrnoException {
        requireWritable(directory);
        boolean isSticky = (directory.attributes().mode() & STICKY) != 0;
        if (isSticky && !directory.attributes().isOwn() && !inode.attributes().isOwn()) {
            throw new ErrnoException(Errno.EPERM);
        }
    }

    /**
     * The tree is copied without recursion, however deep it is: first all directories that are
     * known, then what they refer to.
     */
    @Override
    public FileTree copy(Copies copies) {
        FileTree copy = copies.register(this, new FileTree(this));
        copy.superBlock = copies.of(superBlock);
        Deque<TreeDirectory> found = new ArrayDeque<>();
        Deque<TreeDirectory> left = new ArrayDeque<>();
        if (root instanceof TreeDirectory top) {
            left.add(top);
        }
        while (!left.isEmpty()) {
            TreeDirectory next = left.remove();
            found.add(next);
            copies.register(next, next.twin());
            next.known()
                    .forEach(
                            inode -> {
                                if (inode instanceof TreeDirectory below) {
                                    left.add(below);
                                }
                            });
        }
        found.forEach(directory -> copies.replacement(directory).adopt(copies));
        copy.root = copies.of(root);
        return copy;
    }
}
