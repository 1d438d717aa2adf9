package org.stackshift.session.target;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.fs.Owner;
import org.stackshift.kernel.fs.RootFolder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A folder of the host that a guest takes for its root. It is read when the guest looks, and kept:
 * the second question has the first one's answer. Nothing outside the folder is ever opened: names
 * come from the listing of the folder alone, and symbolic links are told, never followed.
 */
public final class HostFolder implements RootFolder {
    /** Bytes of files that are read in at most, all together. */
    public static final long READ_LIMIT = 1L << 30;

    /** Folders that a machine has of its own: the host's are shown empty. */
    private static final Set<String> KERNEL_FOLDERS = Set.of("dev", "proc", "sys");

    private static final String UNIX = "unix:mode,uid,gid,nlink,ctime";
    private static final int LIST_LIMIT = 1 << 18;

    private final Path folder;
    private final int ownUser;
    private final Map<String, List<Item>> lists = new HashMap<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, Errno> failures = new HashMap<>();
    private long left = READ_LIMIT;

    /** Shows {@code folder}, an existing directory. */
    public HostFolder(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        this.ownUser = ownUser();
    }

    /** The user who runs us, or -1 where users have no numbers or it is the superuser. */
    private static int ownUser() {
        try {
            Path home = Path.of(System.getProperty("user.home"));
            int user = (Integer) Files.getAttribute(home, "unix:uid");
            return user == Owner.ROOT.user() ? -1 : user;
        } catch (IOException | RuntimeException hasNoNumbers) {
            return -1;
        }
    }

    /** The guest's path of a host path, or empty if it lies outside. */
    public Optional<String> guestPath(Path path) {
        try {
            Path real = path.toRealPath();
            if (!real.startsWith(folder)) {
                return Optional.empty();
            }
            StringBuilder guest = new StringBuilder();
            for (Path name : folder.relativize(real)) {
                if (!name.toString().isEmpty()) {
                    guest.append('/').append(name);
                }
            }
            return Optional.of(guest.isEmpty() ? "/" : guest.toString());
        } catch (IOException isNotThere) {
            return Optional.empty();
        }
    }

    @Override
    public Item root() {
        return item(folder)
                .orElse(
                        new Item(
                                "",
                                Fcntl.S_IFDIR | 0755,
                                Owner.ROOT,
                                0,
                                2,
                                0,
                                0,
                                0,
                                Optional.empty()));
    }

    @Override
    public synchronized List<Item> list(String path) throws ErrnoException {
        List<Item> known = lists.get(path);
        if (known == null) {
            rethrow(path);
            try {
                known = KERNEL_FOLDERS.contains(path) ? List.of() : read(inside(path));
            } catch (IOException e) {
                throw failure(path, e);
            }
            lists.put(path, known);
        }
        return known;
    }

    /**
     * The host path of something that a listing told of.
     *
     * @throws AccessDeniedException if somebody has put a link into the way since
     */
    private Path inside(String path) throws IOException {
        Path inside = folder.resolve(path);
        if (!inside.toRealPath().equals(inside)) {
            throw new AccessDeniedException(path);
        }
        return inside;
    }

    private List<Item> read(Path directory) throws IOException {
        List<Item> items = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                item(entry).ifPresent(items::add);
                if (items.size() > LIST_LIMIT) {
                    throw new IOException("too many files in one folder");
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        items.sort(Comparator.comparing(Item::name));
        return items;
    }

    /** What a file of the host is, or empty for special files and what is gone already. */
    private Optional<Item> item(Path path) {
        try {
            BasicFileAttributes basic =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (basic.isOther()) {
                return Optional.empty();
            }
            return Optional.of(item(path, basic));
        } catch (IOException isGone) {
            return Optional.empty();
        }
    }

    private Item item(Path path, BasicFileAttributes basic) throws IOException {
        int type =
                basic.isDirectory()
                        ? Fcntl.S_IFDIR
                        : basic.isSymbolicLink() ? Fcntl.S_IFLNK : Fcntl.S_IFREG;
        Optional<String> target =
                basic.isSymbolicLink()
                        ? Optional.of(Files.readSymbolicLink(path).toString())
                        : Optional.empty();
        Path name = path.getFileName();
        Map<String, Object> unix = unixAttributes(path);
        long modified = nanos(basic.lastModifiedTime());
        int permissions = basic.isRegularFile() && !Files.isExecutable(path) ? 0644 : 0755;
        return new Item(
                name == null ? "" : name.toString(),
                type | number(unix, "mode", permissions) & 07777,
                owner(unix),
                basic.size(),
                number(unix, "nlink", basic.isDirectory() ? 2 : 1),
                nanos(basic.lastAccessTime()),
                modified,
                unix.get("ctime") instanceof FileTime changed ? nanos(changed) : modified,
                target);
    }

    /** Mode, owner and links, on hosts that have them. */
    private static Map<String, Object> unixAttributes(Path path) throws IOException {
        try {
            return Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS);
        } catch (UnsupportedOperationException | IllegalArgumentException notUnix) {
            return Map.of();
        }
    }

    /** The files of the user who runs us belong to the guest's user. */
    private Owner owner(Map<String, Object> unix) {
        int user = number(unix, "uid", Owner.STUDENT.user());
        return user == ownUser
                ? Owner.STUDENT
                : new Owner(user, number(unix, "gid", Owner.STUDENT.group()));
    }

    private static int number(Map<String, Object> unix, String name, int otherwise) {
        return unix.get(name) instanceof Integer number ? number : otherwise;
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    @Override
    public synchronized byte[] read(String path) throws ErrnoException {
        byte[] known = files.get(path);
        if (known == null) {
            rethrow(path);
            known = bytes(path);
            left -= known.length;
            files.put(path, known);
        }
        return known;
    }

    private byte[] bytes(String path) throws ErrnoException {
        try (var in = Files.newInputStream(inside(path), LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > left) {
                throw fail(path, Errno.ENOMEM);
            }
            return bytes;
        } catch (IOException e) {
            throw failure(path, e);
        } catch (OutOfMemoryError hostIsFull) {
            throw fail(path, Errno.ENOMEM);
        }
    }

    private void rethrow(String path) throws ErrnoException {
        Errno failure = failures.get(path);
        if (failure != null) {
            throw new ErrnoException(failure);
        }
    }

    private ErrnoException failure(String path, IOException cause) {
        return fail(path, cause instanceof AccessDeniedException ? Errno.EACCES : Errno.EIO);
    }

    private ErrnoException fail(String path, Errno errno) {
        failures.put(path, errno);
        return new ErrnoException(errno);
    }
}
