package org.stackshift.kernel.syscall;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Sysno;
import org.stackshift.kernel.futex.FutexTable;
import org.stackshift.kernel.futex.FutexWord;
import org.stackshift.kernel.signal.Restart;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskScheduler;
import org.stackshift.kernel.task.TaskTable;
import org.stackshift.kernel.task.Wait;
import org.stackshift.kernel.time.Clock;

/** Sleeping on a word of memory and waking those who do (futex(2)). */
final class FutexCalls {
    private static final int FUTEX_WAIT = 0;
    private static final int FUTEX_WAKE = 1;
    private static final int FUTEX_REQUEUE = 3;
    private static final int FUTEX_CMP_REQUEUE = 4;
    private static final int FUTEX_WAKE_OP = 5;
    private static final int FUTEX_LOCK_PI = 6;
    private static final int FUTEX_UNLOCK_PI = 7;
    private static final int FUTEX_TRYLOCK_PI = 8;
    private static final int FUTEX_WAIT_BITSET = 9;
    private static final int FUTEX_WAKE_BITSET = 10;
    private static final int FUTEX_LOCK_PI2 = 13;
    private static final int COMMAND = 0x7f;
    private static final int FUTEX_PRIVATE_FLAG = 0x80;
    private static final int FUTEX_CLOCK_REALTIME = 0x100;

    private final Clock clock;
    private final FutexTable futexes;
    private final TaskTable tasks;

    FutexCalls(Clock clock, FutexTable futexes, TaskTable tasks) {
        this.clock = clock;
        this.futexes = futexes;
        this.tasks = tasks;
    }

    void install(SyscallTable table) {
        table.install(Sysno.FUTEX, this::futex);
    }

    private long futex(Call call) throws ErrnoException {
        int command = (int) call.a1() & COMMAND;
        return switch (command) {
            case FUTEX_WAIT, FUTEX_WAIT_BITSET -> waitFor(call, command);
            case FUTEX_WAKE -> wake(call, call.a0(), (int) call.a2(), FutexTable.ANY);
            case FUTEX_WAKE_BITSET ->
                    wake(call, call.a0(), (int) call.a2(), requireBits((int) call.a5()));
            case FUTEX_REQUEUE, FUTEX_CMP_REQUEUE -> requeue(call, command);
            case FUTEX_WAKE_OP -> wakeOp(call);
            case FUTEX_LOCK_PI, FUTEX_LOCK_PI2 -> lockPi(call, command);
            case FUTEX_TRYLOCK_PI -> tryLockPi(call);
            case FUTEX_UNLOCK_PI -> unlockPi(call);
            default -> throw new ErrnoException(Errno.ENOSYS);
        };
    }

    private static boolean isPrivate(Call call) {
        return (call.a1() & FUTEX_PRIVATE_FLAG) != 0;
    }

    private static int requireBits(int bitset) throws ErrnoException {
        if (bitset == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return bitset;
    }

    private long wake(Call call, long vaddr, int most, int bitset) throws ErrnoException {
        return futexes.wake(call.task().mm(), vaddr, isPrivate(call), most, bitset);
    }

    private long waitFor(Call call, int command) throws ErrnoException {
        int bitset = command == FUTEX_WAIT ? FutexTable.ANY : requireBits((int) call.a5());
        boolean timed = call.a3() != 0;
        long deadline = deadline(call, command == FUTEX_WAIT, isRealtime(call));
        Long over = finished(call, deadline);
        if (over != null) {
            return over;
        }
        if (futexes.outcome(call.task()) == FutexTable.Outcome.NONE) {
            futexes.add(call.task(), call.a0(), isPrivate(call), bitset);
            if (!holds(call)) {
                futexes.remove(call.task());
                throw new ErrnoException(Errno.EAGAIN);
            }
        }
        return sleep(call, deadline, timed ? Restart.NO_HANDLER : Restart.SYS);
    }

    private static boolean isRealtime(Call call) {
        return (call.a1() & FUTEX_CLOCK_REALTIME) != 0;
    }

    /** Whether the word has the value that the caller has seen. */
    private boolean holds(Call call) throws ErrnoException {
        try {
            return call.user().read32(call.a0()) == (int) call.a2();
        } catch (ErrnoException badAddress) {
            futexes.remove(call.task());
            throw badAddress;
        }
    }

    /** When the wait ends at the latest, on the monotonic clock. */
    private long deadline(Call call, boolean relative, boolean realtime) throws ErrnoException {
        if (call.a3() == 0) {
            return TaskScheduler.NEVER;
        }
        Long noted = call.task().sleepsUntil();
        if (noted != null) {
            return noted;
        }
        long nanos = Timespec.read(call.user(), call.a3());
        long absolute = realtime ? nanos - clock.epochAtBoot() : nanos;
        long deadline = relative ? clock.monotonic() + nanos : absolute;
        call.task().setSleepsUntil(deadline);
        return deadline;
    }

    /** The result of a wait that has been woken; fails when the time is over; null otherwise. */
    private @Nullable Long finished(Call call, long deadline) throws ErrnoException {
        FutexTable.Outcome outcome = futexes.outcome(call.task());
        if (outcome == FutexTable.Outcome.WOKEN) {
            futexes.remove(call.task());
            return 0L;
        }
        if (outcome == FutexTable.Outcome.WAITING && clock.monotonic() >= deadline) {
            futexes.remove(call.task());
            throw new ErrnoException(Errno.ETIMEDOUT);
        }
        return null;
    }

    private long sleep(Call call, long deadline, Restart restart) throws ErrnoException {
        if (clock.monotonic() >= deadline) {
            futexes.remove(call.task());
            throw new ErrnoException(Errno.ETIMEDOUT);
        }
        long result = call.block(restart, new Wait(Wait.Kind.FUTEX, call.a0()), deadline);
        if (result != Call.BLOCKED) {
            futexes.remove(call.task());
        }
        return result;
    }

    /** From the first word, so many to wake, so many to move, to the second word. */
    private long requeue(Call call, int command) throws ErrnoException {
        int wake = (int) call.a2();
        int move = (int) call.a3();
        if (wake < 0 || move < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (command == FUTEX_CMP_REQUEUE && call.user().read32(call.a0()) != (int) call.a5()) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        return futexes.requeue(
                call.task().mm(),
                new FutexTable.Move(call.a0(), call.a4(), isPrivate(call), wake, move));
    }

    /** Changes the second word, wakes on the first, and on the second if its old value says so. */
    private long wakeOp(Call call) throws ErrnoException {
        FutexOp operation = FutexOp.decode((int) call.a5());
        int old = call.user().read32(call.a4());
        call.user().write32(call.a4(), operation.apply(old));
        long woken = wake(call, call.a0(), (int) call.a2(), FutexTable.ANY);
        if (operation.compare(old)) {
            woken += wake(call, call.a4(), (int) call.a3(), FutexTable.ANY);
        }
        return woken;
    }

    /** Locks without inheritance of priority: a holder that does not run delays its heirs. */
    private long lockPi(Call call, int command) throws ErrnoException {
        boolean realtime = command == FUTEX_LOCK_PI || isRealtime(call);
        long deadline = deadline(call, false, realtime);
        Long over = finished(call, deadline);
        if (over != null) {
            return over;
        }
        if (futexes.outcome(call.task()) == FutexTable.Outcome.NONE) {
            if (takePi(call)) {
                return 0;
            }
            int word = call.user().read32(call.a0());
            call.user().write32(call.a0(), word | FutexWord.FUTEX_WAITERS);
            futexes.add(call.task(), call.a0(), isPrivate(call), FutexTable.ANY);
        }
        return sleep(call, deadline, Restart.ALWAYS);
    }

    private long tryLockPi(Call call) throws ErrnoException {
        if (!takePi(call)) {
            throw new ErrnoException(Errno.EAGAIN);
        }
        return 0;
    }

    /**
     * Makes the caller the owner of a lock that has none.
     *
     * @throws ErrnoException EDEADLK if it is the owner already, ESRCH if the owner is nobody
     */
    private boolean takePi(Call call) throws ErrnoException {
        int word = call.user().read32(call.a0());
        int owner = FutexWord.owner(word);
        if (owner == call.task().pid()) {
            throw new ErrnoException(Errno.EDEADLK);
        }
        if (owner == 0) {
            call.user().write32(call.a0(), word | call.task().pid());
            return true;
        }
        if (tasks.task(owner).isEmpty()) {
            throw new ErrnoException(Errno.ESRCH);
        }
        return false;
    }

    /** Hands the lock to who has waited longest. */
    private long unlockPi(Call call) throws ErrnoException {
        int word = call.user().read32(call.a0());
        if (FutexWord.owner(word) != call.task().pid()) {
            throw new ErrnoException(Errno.EPERM);
        }
        Task heir = futexes.first(call.task().mm(), call.a0(), isPrivate(call));
        call.user().write32(call.a0(), heir == null ? 0 : FutexWord.FUTEX_WAITERS | heir.pid());
        if (heir != null) {
            wake(call, call.a0(), 1, FutexTable.ANY);
        }
        return 0;
    }
}
