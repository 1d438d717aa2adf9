package org.stackshift.kernel.fs;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;

import java.util.function.LongSupplier;

/**
 * The tree of files that a machine's programs see, in memory, and the lookup of paths in it
 * ("namei").
 */
public final class FileTree {
    /** Longest path ("PATH_MAX"). */
    public static final int PATH_MAX = 4096;

    private static final int NAME_MAX = 255;
    private static final int LINK_LIMIT = 40;

    private final Quota quota;
    private final LongSupplier clock;
    private final Inode.Directory root;
    private long nextNumber = 2;

    /**
     * Where a path leads.
     *
     * @param directory the last directory on the way
     * @param name the last component, empty for the root or a path that ends in dots
     * @param inode what is there, null if nothing
     */
    public record Place(Inode.Directory directory, String name, @Nullable Inode inode) {
        /** What is there, or ENOENT. */
        public Inode existing() throws ErrnoException {
            if (inode == null) {
                throw new ErrnoException(Errno.ENOENT);
            }
            return inode;
        }
    }

    /**
     * An empty tree.
     *
     * @param clock nanoseconds since 1970
     */
    public FileTree(Quota quota, LongSupplier clock) {
        this.quota = quota;
        this.clock = clock;
        this.root = Inode.Directory.root(attributes(Fcntl.S_IFDIR | 0755));
    }

    public Inode.Directory root() {
        return root;
    }

    public Quota quota() {
        return quota;
    }

    /**
     * Follows a path.
     *
     * @param start where a relative path begins
     * @param followLast whether a symbolic link at the end is followed
     */
    public Place lookup(Inode.Directory start, String path, boolean followLast)
            throws ErrnoException {
        return walk(start, path, followLast, 0);
    }

    /** The inode at a path, links followed, or ENOENT. */
    public Inode find(Inode.Directory start, String path) throws ErrnoException {
        return lookup(start, path, true).existing();
    }

    /** The absolute path of a directory. */
    public String pathOf(Inode.Directory directory) {
        StringBuilder path = new StringBuilder();
        Inode.Directory at = directory;
        while (at.parent() != at) {
            Inode.Directory child = at;
            Inode.Directory parent = at.parent();
            String name =
                    parent.entries().entrySet().stream()
                            .filter(entry -> entry.getValue() == child)
                            .map(java.util.Map.Entry::getKey)
                            .findFirst()
                            .orElse("(deleted)");
            path.insert(0, "/" + name);
            at = parent;
        }
        return path.isEmpty() ? "/" : path.toString();
    }

    /** Makes an empty regular file at a free place. */
    public Inode.Regular createFile(Place place, int permissions) throws ErrnoException {
        Inode.Regular file =
                new Inode.Regular(attributes(Fcntl.S_IFREG | permissions), new FileBytes(quota));
        add(place, file);
        return file;
    }

    /** A regular file without a name. */
    public Inode.Regular unnamedFile(byte[] content) {
        Inode.Regular file =
                new Inode.Regular(attributes(Fcntl.S_IFREG | 0644), new FileBytes(quota, content));
        file.attributes().addLinks(-1);
        return file;
    }

    public Inode.Directory createDirectory(Place place, int permissions) throws ErrnoException {
        Inode.Directory directory =
                Inode.Directory.inside(attributes(Fcntl.S_IFDIR | permissions), place.directory());
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
        quota.takeEntry();
        place.directory().entries().put(place.name(), inode);
        place.directory().attributes().setModifiedNanos(clock.getAsLong());
    }

    /** Takes a name away; open files keep what it led to. */
    public void remove(Place place) throws ErrnoException {
        Inode inode = place.existing();
        if (place.name().isEmpty()) {
            throw new ErrnoException(Errno.EBUSY);
        }
        place.directory().entries().remove(place.name());
        inode.attributes().addLinks(inode instanceof Inode.Directory ? -2 : -1);
        if (inode instanceof Inode.Regular file && file.attributes().links() == 0) {
            file.bytes().delete();
        }
        quota.giveBackEntry();
        place.directory().attributes().setModifiedNanos(clock.getAsLong());
    }

    /** Gives what is at {@code source} the name at {@code target}, in the stead of what has it. */
    public void rename(Place source, Place target) throws ErrnoException {
        Inode inode = source.existing();
        Inode replaced = target.inode();
        if (replaced == inode) {
            return;
        }
        if (inode instanceof Inode.Directory moved) {
            requireOutside(moved, target.directory());
        }
        if (replaced instanceof Inode.Directory other && !other.entries().isEmpty()) {
            throw new ErrnoException(Errno.ENOTEMPTY);
        }
        if (replaced != null) {
            remove(target);
        }
        add(new Place(target.directory(), target.name(), null), inode);
        source.directory().entries().remove(source.name());
        quota.giveBackEntry();
        if (inode instanceof Inode.Directory moved) {
            moved.up()[0] = target.directory();
        }
    }

    private static void requireOutside(Inode.Directory moved, Inode.Directory target)
            throws ErrnoException {
        for (Inode.Directory at = target; at.parent() != at; at = at.parent()) {
            if (at == moved) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }
    }

    /** New attributes with the next number and the time of now. */
    public Attributes attributes(int mode) {
        return new Attributes(nextNumber++, mode, clock.getAsLong());
    }

    private Place walk(Inode.Directory start, String path, boolean followLast, int links)
            throws ErrnoException {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        Inode.Directory at = path.startsWith("/") ? root : start;
        Place place = new Place(at, "", at);
        int linksSeen = links;
        String[] names = path.split("/+");
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            if (name.isEmpty()) {
                continue;
            }
            boolean last = i == names.length - 1;
            place = step(directory(place.existing()), name);
            boolean follow = !last || followLast || path.endsWith("/");
            if (follow && place.inode() instanceof Inode.Symlink link) {
                if (++linksSeen > LINK_LIMIT) {
                    throw new ErrnoException(Errno.ELOOP);
                }
                place = walk(place.directory(), link.target(), true, linksSeen);
            }
        }
        if (path.endsWith("/") && place.inode() != null) {
            directory(place.inode());
        }
        return place;
    }

    private static Place step(Inode.Directory in, String name) throws ErrnoException {
        if (name.length() > NAME_MAX) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        return switch (name) {
            case "." -> new Place(in, "", in);
            case ".." -> new Place(in.parent(), "", in.parent());
            default -> new Place(in, name, in.entries().get(name));
        };
    }

    private static Inode.Directory directory(Inode inode) throws ErrnoException {
        if (inode instanceof Inode.Directory directory) {
            return directory;
        }
        throw new ErrnoException(Errno.ENOTDIR);
    }
}
