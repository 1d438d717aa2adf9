package org.stackshift.kernel.fs;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process's descriptors ("files_struct"): the lowest free number is given out. */
public final class FdTable {
    /** Most descriptors ("RLIMIT_NOFILE"). */
    public static final int LIMIT = 1024;

    private record Slot(OpenFile file, boolean closeOnExec) {}

    private final List<@Nullable Slot> slots = new ArrayList<>();
    private final Map<OpenFile, Integer> users = new HashMap<>();

    /** The open file behind a number, or EBADF. */
    public OpenFile get(int fd) throws ErrnoException {
        return slot(fd).file;
    }

    /** Gives a file the lowest free number at or above {@code from}. */
    public int add(OpenFile file, int from, boolean closeOnExec) throws ErrnoException {
        int fd = from;
        while (fd < slots.size() && slots.get(fd) != null) {
            fd++;
        }
        if (fd >= LIMIT) {
            throw new ErrnoException(Errno.EMFILE);
        }
        put(fd, new Slot(file, closeOnExec));
        return fd;
    }

    /** Gives a file exactly this number, closing what was there. */
    public void replace(int fd, OpenFile file, boolean closeOnExec) throws ErrnoException {
        if (fd < 0 || fd >= LIMIT) {
            throw new ErrnoException(Errno.EBADF);
        }
        if (fd < slots.size() && slots.get(fd) != null) {
            close(fd);
        }
        put(fd, new Slot(file, closeOnExec));
    }

    /** Frees a number; the file is released with its last one. */
    public void close(int fd) throws ErrnoException {
        OpenFile file = slot(fd).file;
        slots.set(fd, null);
        if (users.merge(file, -1, Integer::sum) == 0) {
            users.remove(file);
            file.release();
        }
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

    private void put(int fd, Slot slot) {
        while (slots.size() <= fd) {
            slots.add(null);
        }
        slots.set(fd, slot);
        users.merge(slot.file, 1, Integer::sum);
    }

    private Slot slot(int fd) throws ErrnoException {
        Slot slot = fd >= 0 && fd < slots.size() ? slots.get(fd) : null;
        if (slot == null) {
            throw new ErrnoException(Errno.EBADF);
        }
        return slot;
    }
}
