package org.stackshift.kernel.fs;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

import java.util.ArrayList;
import java.util.List;

/**
 * Descriptors ("files_struct"): the lowest free number is given out. Tasks made with CLONE_FILES
 * share one table; a forked process gets its own, whose numbers lead to the same open files.
 */
public final class FdTable implements Copyable<FdTable> {
    /** Most descriptors ("RLIMIT_NOFILE"). */
    public static final int LIMIT = 1024;

    private record Slot(OpenFile file, boolean closeOnExec) {}

    private final List<@Nullable Slot> slots = new ArrayList<>();
    private OpenFileCount count;
    private int users = 1;
    private int limit = LIMIT;

    /** An empty table with one user, of a machine whose open files {@code count} counts. */
    public FdTable(OpenFileCount count) {
        this.count = count;
    }

    /** What a forked process gets: the same open files under the same numbers. */
    public FdTable fork() {
        FdTable child = new FdTable(count);
        child.limit = limit;
        for (Slot slot : slots) {
            child.slots.add(slot);
            if (slot != null) {
                slot.file.retain();
            }
        }
        return child;
    }

    /** Notes one more task that uses this table (CLONE_FILES). */
    public FdTable share() {
        users++;
        return this;
    }

    /**
     * From now on no number at or above this is given out.
     *
     * @param descriptors at most {@link #LIMIT}
     */
    public void setLimit(int descriptors) {
        limit = descriptors;
    }

    /** Tasks that use this table. */
    public int users() {
        return users;
    }

    /** A task leaves: with the last one everything is closed. */
    public void closeAll() {
        users--;
        if (users == 0) {
            for (int fd = 0; fd < slots.size(); fd++) {
                free(fd);
            }
            slots.clear();
        }
    }

    /**
     * The table of a task that calls execve: its own if others share it, without the descriptors
     * that are to be closed.
     */
    public FdTable closeOnExec() {
        FdTable own = this;
        if (users > 1) {
            own = fork();
            users--;
        }
        for (int fd = 0; fd < own.slots.size(); fd++) {
            Slot slot = own.slots.get(fd);
            if (slot != null && slot.closeOnExec) {
                own.free(fd);
            }
        }
        return own;
    }

    /** The open file behind a number, or EBADF. */
    public OpenFile get(int fd) throws ErrnoException {
        return slot(fd).file;
    }

    /** Gives a file the lowest free number at or above {@code from}. */
    public int add(OpenFile file, int from, boolean closeOnExec) throws ErrnoException {
        int fd = lowestFree(from);
        if (fd >= limit) {
            throw discarded(file, Errno.EMFILE);
        }
        put(fd, new Slot(file, closeOnExec));
        return fd;
    }

    /**
     * Makes sure, before a call makes something that {@link #add} shall get, that there is a number
     * for it.
     *
     * @throws ErrnoException EMFILE
     */
    public void requireFree() throws ErrnoException {
        if (lowestFree(0) >= limit) {
            throw new ErrnoException(Errno.EMFILE);
        }
    }

    private int lowestFree(int from) {
        int fd = from;
        while (fd < slots.size() && slots.get(fd) != null) {
            fd++;
        }
        return fd;
    }

    /** Gives a file exactly this number, closing what was there. */
    public void replace(int fd, OpenFile file, boolean closeOnExec) throws ErrnoException {
        if (fd < 0 || fd >= limit) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (fd < slots.size()) {
            free(fd);
        }
        put(fd, new Slot(file, closeOnExec));
    }

    /** Frees a number; the file is released with its last one in any process. */
    public void close(int fd) throws ErrnoException {
        slot(fd);
        free(fd);
    }

    public boolean isCloseOnExec(int fd) throws ErrnoException {
        return slot(fd).closeOnExec;
    }

    public void setCloseOnExec(int fd, boolean closeOnExec) throws ErrnoException {
        slots.set(fd, new Slot(slot(fd).file, closeOnExec));
    }

    /** Numbers in use, ascending. */
    public List<Integer> open() {
        List<Integer> open = new ArrayList<>();
        for (int fd = 0; fd < slots.size(); fd++) {
            if (slots.get(fd) != null) {
                open.add(fd);
            }
        }
        return open;
    }

    private void put(int fd, Slot slot) throws ErrnoException {
        if (slot.file.users() == 0) {
            try {
                count.add();
            } catch (ErrnoException tooMany) {
                throw discarded(slot.file, tooMany.errno());
            }
        }
        slot.file.retain();
        while (slots.size() <= fd) {
            slots.add(null);
        }
        slots.set(fd, slot);
    }

    /** A file that was opened but gets no number is closed again. */
    private static ErrnoException discarded(OpenFile file, Errno errno) {
        if (file.users() == 0) {
            file.release();
        }
        return new ErrnoException(errno);
    }

    private void free(int fd) {
        Slot slot = slots.get(fd);
        if (slot != null) {
            slots.set(fd, null);
            slot.file.node().ifPresent(inode -> inode.locks().closed(this));
            if (slot.file.drop() == 0) {
                count.remove();
            }
        }
    }

    private Slot slot(int fd) throws ErrnoException {
        Slot slot = fd >= 0 && fd < slots.size() ? slots.get(fd) : null;
        if (slot == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return slot;
    }

    @Override
    public FdTable copy(Copies copies) {
        FdTable copy = copies.register(this, new FdTable(count));
        copy.count = copies.of(count);
        copy.users = users;
        copy.limit = limit;
        for (Slot slot : slots) {
            copy.slots.add(slot == null ? null : new Slot(copies.of(slot.file), slot.closeOnExec));
        }
        return copy;
    }
}
