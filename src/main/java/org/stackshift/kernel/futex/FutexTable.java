package org.stackshift.kernel.futex;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.task.Task;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/**
 * Who sleeps on which word, in the order in which they came ("futex_queues").
 *
 * <p>A waiter that a waker has chosen leaves its word at once and stays known until its call asks
 * what became of it. So each wake-up counts once, and is not lost when a signal or the end of a
 * timeout comes at the same time.
 */
public final class FutexTable implements Copyable<FutexTable> {
    /** Matches every waiter. */
    public static final int ANY = -1;

    /** Sleepers by word; looked up, never walked through. */
    private final Map<FutexKey, SequencedSet<FutexWaiter>> words = new HashMap<>();

    private final Map<Task, FutexWaiter> waiters = new LinkedHashMap<>();

    /** What became of a task's wait. */
    public enum Outcome {
        /** The task does not wait on a word. */
        NONE,
        /** Nobody has woken it. */
        WAITING,
        /** A waker has chosen it. */
        WOKEN
    }

    /**
     * Notes that a task is going to sleep on a word.
     *
     * @param bitset wakers with none of these bits pass it over
     * @throws ErrnoException EINVAL, EFAULT
     */
    public void add(Task task, long vaddr, boolean isPrivate, int bitset) throws ErrnoException {
        FutexWaiter waiter =
                new FutexWaiter(task, FutexKey.of(task.mm(), vaddr, isPrivate), bitset);
        waiters.put(task, waiter);
        enqueue(waiter);
    }

    private void enqueue(FutexWaiter waiter) {
        words.computeIfAbsent(waiter.key, _ -> new LinkedHashSet<>()).add(waiter);
    }

    private void dequeue(FutexWaiter waiter) {
        SequencedSet<FutexWaiter> queue = words.get(waiter.key);
        if (queue != null && queue.remove(waiter) && queue.isEmpty()) {
            words.remove(waiter.key);
        }
    }

    /** What became of a task's wait. */
    public Outcome outcome(Task task) {
        FutexWaiter waiter = waiters.get(task);
        if (waiter == null) {
            return Outcome.NONE;
        }
        return waiter.woken ? Outcome.WOKEN : Outcome.WAITING;
    }

    /** A task's wait is over, however it ended. */
    public void remove(Task task) {
        FutexWaiter waiter = waiters.remove(task);
        if (waiter != null) {
            dequeue(waiter);
        }
    }

    /**
     * Wakes those who have waited longest.
     *
     * @param most how many; at least one is woken if there is one, as under Linux
     * @return how many were woken
     * @throws ErrnoException EINVAL, EFAULT
     */
    public int wake(AddressSpace mm, long vaddr, boolean isPrivate, int most, int bitset)
            throws ErrnoException {
        return wake(FutexKey.of(mm, vaddr, isPrivate), most, bitset);
    }

    private int wake(FutexKey key, int most, int bitset) {
        int count = 0;
        for (FutexWaiter waiter : sleepers(key)) {
            if ((waiter.bitset & bitset) != 0) {
                wake(waiter);
                if (++count >= most) {
                    break;
                }
            }
        }
        return count;
    }

    private void wake(FutexWaiter waiter) {
        waiter.woken = true;
        dequeue(waiter);
        waiter.task.wake();
    }

    private List<FutexWaiter> sleepers(FutexKey key) {
        SequencedSet<FutexWaiter> queue = words.get(key);
        return queue == null ? List.of() : List.copyOf(queue);
    }

    /**
     * Wakes some of those who wait on a word and lets others wait on another one instead.
     *
     * @return how many were woken or moved
     * @throws ErrnoException EINVAL, EFAULT
     */
    public int requeue(AddressSpace mm, Move move) throws ErrnoException {
        FutexKey from = FutexKey.of(mm, move.from(), move.isPrivate());
        FutexKey to = FutexKey.of(mm, move.to(), move.isPrivate());
        int count = 0;
        for (FutexWaiter waiter : sleepers(from)) {
            if (count >= move.wake() && count - move.wake() >= move.requeue()) {
                break;
            }
            if (count++ < move.wake()) {
                wake(waiter);
            } else {
                dequeue(waiter);
                waiter.key = to;
                enqueue(waiter);
            }
        }
        return count;
    }

    /**
     * What {@link #requeue} shall do.
     *
     * @param wake how many to wake, not negative
     * @param requeue how many to move after that, not negative
     */
    public record Move(long from, long to, boolean isPrivate, int wake, int requeue) {}

    /**
     * Who has waited longest on a word, or null if nobody waits.
     *
     * @throws ErrnoException EINVAL, EFAULT
     */
    public @Nullable Task first(AddressSpace mm, long vaddr, boolean isPrivate)
            throws ErrnoException {
        List<FutexWaiter> sleepers = sleepers(FutexKey.of(mm, vaddr, isPrivate));
        return sleepers.isEmpty() ? null : sleepers.getFirst().task;
    }

    @Override
    public FutexTable copy(Copies copies) {
        FutexTable copy = copies.register(this, new FutexTable());
        waiters.forEach((task, waiter) -> copy.waiters.put(copies.of(task), copies.of(waiter)));
        words.forEach(
                (key, queue) -> {
                    SequencedSet<FutexWaiter> others = new LinkedHashSet<>();
                    queue.forEach(waiter -> others.add(copies.of(waiter)));
                    copy.words.put(key, others);
                });
        return copy;
    }
}
