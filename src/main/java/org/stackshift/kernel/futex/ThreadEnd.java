package org.stackshift.kernel.futex;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.ErrnoException;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.mm.UserMemory;
import org.stackshift.kernel.task.Task;

/**
 * What a thread's end does to words in its memory: locks that it still holds are marked, and the
 * word that pthread_join waits on is cleared ("mm_release").
 */
public final class ThreadEnd {
    /** Entries of a list that are looked at ("ROBUST_LIST_LIMIT"): it may be a ring. */
    private static final int LIMIT = 2048;

    private static final int FUTEX_OFFSET = 8;
    private static final int LIST_OP_PENDING = 16;

    /** The lowest bit of a pointer marks a lock with priority inheritance. */
    private static final long IS_PI = 1;

    private final FutexTable table;

    public ThreadEnd(FutexTable table) {
        this.table = table;
    }

    /** To be called while the task still has its memory, which may be damaged in any way. */
    public void release(Task task) {
        table.remove(task);
        if (!task.hasMm()) {
            return;
        }
        long head = task.struct().field(TaskStruct.ROBUST_LIST);
        if (head != 0) {
            walk(task, head);
        }
        long tidVaddr = task.struct().field(TaskStruct.CLEAR_CHILD_TID);
        if (tidVaddr != 0 && task.mm().struct().users() > 1) {
            clear(task, tidVaddr);
        }
    }

    private void clear(Task task, long vaddr) {
        try {
            task.mm().user().write32(vaddr, 0);
            table.wake(task.mm(), vaddr, false, 1, FutexTable.ANY);
        } catch (ErrnoException gone) {
            // The program took the word away: then nobody waits on it.
            return;
        }
    }

    /** struct robust_list_head: the list, the way from an entry to its lock, an entry under way. */
    private void walk(Task task, long head) {
        UserMemory user = task.mm().user();
        try {
            long offset = user.read64(head + FUTEX_OFFSET);
            long pending = user.read64(head + LIST_OP_PENDING);
            long entry = user.read64(head);
            for (int i = 0; i < LIMIT && (entry & ~IS_PI) != head; i++) {
                long next = user.read64(entry & ~IS_PI);
                if ((entry & ~IS_PI) != (pending & ~IS_PI)) {
                    die(task, entry, offset);
                }
                entry = next;
            }
            if (pending != 0) {
                die(task, pending, offset);
            }
        } catch (ErrnoException damaged) {
            // As Linux does: what cannot be read ends the walk.
            return;
        }
    }

    /** Marks one lock and wakes who waits for it ("handle_futex_death"). */
    private void die(Task task, long entry, long offset) throws ErrnoException {
        long vaddr = (entry & ~IS_PI) + offset;
        UserMemory user = task.mm().user();
        int word = user.read32(vaddr);
        if (FutexWord.owner(word) != task.pid()) {
            return;
        }
        boolean isPi = (entry & IS_PI) != 0;
        Task heir = isPi ? heir(task, vaddr) : null;
        int owner = heir == null ? 0 : heir.pid();
        int marks = word & FutexWord.FUTEX_WAITERS | FutexWord.FUTEX_OWNER_DIED;
        user.write32(vaddr, marks | owner);
        if (!isPi && (word & FutexWord.FUTEX_WAITERS) != 0) {
            table.wake(task.mm(), vaddr, false, 1, FutexTable.ANY);
        } else if (heir != null) {
            table.wake(task.mm(), vaddr, isPrivate(heir, vaddr, task), 1, FutexTable.ANY);
        }
    }

    private @Nullable Task heir(Task task, long vaddr) throws ErrnoException {
        Task heir = table.first(task.mm(), vaddr, false);
        return heir == null ? table.first(task.mm(), vaddr, true) : heir;
    }

    private boolean isPrivate(Task heir, long vaddr, Task task) throws ErrnoException {
        return table.first(task.mm(), vaddr, true) == heir;
    }
}
