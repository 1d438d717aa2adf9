package org.stackshift.kernel.fs;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;

import java.util.Optional;

/** One lookup of a path ("namei"): name by name, links followed, rights checked. */
final class PathWalk {
    private static final int NAME_MAX = 255;
    private static final int LINK_LIMIT = 40;

    private final Directory root;
    private int linksSeen;

    PathWalk(Directory root) {
        this.root = root;
    }

    /**
     * Follows a path.
     *
     * @param start where a relative path begins
     * @param followLast whether a symbolic link at the end is followed
     */
    Place walk(Directory start, String path, boolean followLast) throws ErrnoException {
        if (path.isEmpty()) {
            throw new ErrnoException(Errno.ENOENT);
        }
        Directory at = path.startsWith("/") ? root : start;
        Place place = new Place(at, "", at);
        String[] names = path.split("/+");
        for (int i = 0; i < names.length; i++) {
            if (!names[i].isEmpty()) {
                place = step(directory(place.existing()), names[i]);
                boolean isLast = i == names.length - 1;
                if (!isLast || followLast || path.endsWith("/")) {
                    place = followed(place);
                }
            }
        }
        if (path.endsWith("/") && place.inode() != null) {
            directory(place.inode());
        }
        return place;
    }

    private Place followed(Place place) throws ErrnoException {
        boolean isLink =
                place.inode() instanceof Inode.Symlink || place.inode() instanceof Inode.MagicLink;
        if (isLink && ++linksSeen > LINK_LIMIT) {
            throw new ErrnoException(Errno.ELOOP);
        }
        return switch (place.inode()) {
            case Inode.Symlink link -> walk(place.directory(), link.target(), true);
            case Inode.MagicLink link -> target(place, link.target());
            case null, default -> place;
        };
    }

    private static Place target(Place place, Optional<Inode> target) throws ErrnoException {
        if (target.isEmpty()) {
            throw new ErrnoException(Errno.ENXIO);
        }
        Inode inode = target.get();
        return inode instanceof Directory directory
                ? new Place(directory, "", directory)
                : new Place(inode.directory().orElse(place.directory()), inode.name(), inode);
    }

    private static Place step(Directory in, String name) throws ErrnoException {
        if (Names.bytes(name).length > NAME_MAX) {
            throw new ErrnoException(Errno.ENAMETOOLONG);
        }
        if (!in.attributes().isSearchable()) {
            throw new ErrnoException(Errno.EACCES);
        }
        return switch (name) {
            case "." -> new Place(in, "", in);
            case ".." -> new Place(in.parent(), "", in.parent());
            default -> new Place(in, name, in.child(name));
        };
    }

    private static Directory directory(Inode inode) throws ErrnoException {
        if (inode instanceof Directory directory) {
            return directory;
        }
        throw new ErrnoException(Errno.ENOTDIR);
    }
}
