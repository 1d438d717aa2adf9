package org.stackshift.kernel.fs;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.wait.WaitQueue;

import java.util.ArrayList;
import java.util.List;

/** The advisory locks on one file: records of fcntl, and whole files of flock. */
public final class FileLocks implements Copyable<FileLocks> {
    /**
     * A range of bytes that a process has locked (struct flock).
     *
     * @param pid of the process that locked it
     * @param end first byte after the range, {@link Long#MAX_VALUE} for all that come
     * @param isExclusive F_WRLCK, not F_RDLCK
     */
    public record RecordLock(FdTable owner, int pid, long start, long end, boolean isExclusive) {
        private boolean overlaps(long otherStart, long otherEnd) {
            return start < otherEnd && otherStart < end;
        }

        private RecordLock part(long from, long to) {
            return new RecordLock(owner, pid, from, to, isExclusive);
        }
    }

    private record FileLock(OpenFile owner, boolean isExclusive) {}

    private static final int MOST_RECORDS = 4096;

    private final List<RecordLock> records = new ArrayList<>();
    private final List<FileLock> files = new ArrayList<>();
    private WaitQueue changes = new WaitQueue();

    /** Woken whenever a lock is taken back. */
    public WaitQueue changes() {
        return changes;
    }

    /** Somebody else's lock that {@code wanted} cannot coexist with, or null. */
    public @Nullable RecordLock conflict(RecordLock wanted) {
        for (RecordLock held : records) {
            boolean excludes = held.isExclusive || wanted.isExclusive;
            if (held.owner != wanted.owner && excludes && held.overlaps(wanted.start, wanted.end)) {
                return held;
            }
        }
        return null;
    }

    /**
     * Sets a lock that conflicts with none, in the stead of what its owner held there.
     *
     * @throws ErrnoException ENOLCK when the file has too many
     */
    public void set(RecordLock wanted) throws ErrnoException {
        if (records.size() >= MOST_RECORDS) {
            throw new ErrnoException(Errno.ENOLCK);
        }
        unlock(wanted.owner, wanted.start, wanted.end);
        records.add(wanted);
    }

    /** Takes back what an owner holds of a range. */
    public void unlock(FdTable owner, long start, long end) {
        List<RecordLock> kept = new ArrayList<>();
        for (RecordLock held : records) {
            if (held.owner != owner || !held.overlaps(start, end)) {
                kept.add(held);
                continue;
            }
            if (held.start < start) {
                kept.add(held.part(held.start, start));
            }
            if (held.end > end) {
                kept.add(held.part(end, held.end));
            }
        }
        records.clear();
        records.addAll(kept);
        changes.wakeAll();
    }

    /** Locks the whole file (flock), or says that somebody else's lock is in the way. */
    public boolean lock(OpenFile owner, boolean isExclusive) {
        boolean taken =
                files.stream()
                        .anyMatch(held -> held.owner != owner && (isExclusive || held.isExclusive));
        if (!taken) {
            files.removeIf(held -> held.owner == owner);
            files.add(new FileLock(owner, isExclusive));
        }
        return !taken;
    }

    /** Takes back a lock of the whole file. */
    public void unlock(OpenFile owner) {
        if (files.removeIf(held -> held.owner == owner)) {
            changes.wakeAll();
        }
    }

    /** A process has closed a descriptor of the file: all its records are free. */
    void closed(FdTable owner) {
        if (records.removeIf(held -> held.owner == owner)) {
            changes.wakeAll();
        }
    }

    @Override
    public FileLocks copy(Copies copies) {
        FileLocks copy = copies.register(this, new FileLocks());
        copy.changes = copies.of(changes);
        for (RecordLock held : records) {
            FdTable owner = copies.of(held.owner);
            copy.records.add(
                    new RecordLock(owner, held.pid, held.start, held.end, held.isExclusive));
        }
        files.forEach(
                held -> copy.files.add(new FileLock(copies.of(held.owner), held.isExclusive)));
        return copy;
    }
}
