package org.stackshift.kernel.signal;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Signal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/** A task's signals: actions, mask, what is pending, the alternate stack. */
public final class SignalState {
    /** Most signals that wait at a time ("RLIMIT_SIGPENDING"). */
    private static final int QUEUE_LIMIT = 1024;

    private static final int FIRST_REAL_TIME = 32;
    private static final long UNBLOCKABLE = Signal.bit(Signal.SIGKILL) | Signal.bit(Signal.SIGSTOP);

    private final SigAction[] actions = new SigAction[Signal.LAST + 1];
    private final Deque<SigInfo> pending = new ArrayDeque<>();
    private long blocked;
    private long awaited;
    private @Nullable Long savedMask;
    private AltStack altStack = AltStack.NONE;
    private Trap lastTrap = new Trap(0, 0, 0);

    /**
     * The exception behind the last fault, which a signal frame shows.
     *
     * @param cr2 for a page fault the address
     */
    public record Trap(int vector, long errorCode, long cr2) {}

    /** All signals at their default. */
    public SignalState() {
        Arrays.fill(actions, SigAction.DEFAULT);
    }

    public SigAction action(int signal) {
        return actions[signal];
    }

    public void setAction(int signal, SigAction action) {
        actions[signal] = action;
        if (isIgnored(signal)) {
            pending.removeIf(info -> info.signal() == signal);
        }
    }

    /** execve: handlers are gone, ignored signals stay ignored. */
    public void forgetHandlers() {
        for (int signal = 1; signal <= Signal.LAST; signal++) {
            if (actions[signal].isHandler()) {
                actions[signal] = SigAction.DEFAULT;
            }
        }
        altStack = AltStack.NONE;
    }

    public long blocked() {
        return blocked;
    }

    /** Sets the mask; SIGKILL and SIGSTOP cannot be blocked. */
    public void setBlocked(long mask) {
        blocked = mask & ~UNBLOCKABLE;
    }

    /** rt_sigsuspend: another mask until a signal has been delivered. */
    public void suspend(long mask) {
        savedMask = blocked;
        setBlocked(mask);
    }

    /** Whether {@link #suspend}'s mask is in force. */
    public boolean isSuspended() {
        return savedMask != null;
    }

    /** The mask that a signal frame shall bring back; the temporary one ends here. */
    long takeMaskToRestore() {
        long mask = savedMask == null ? blocked : savedMask;
        savedMask = null;
        return mask;
    }

    public AltStack altStack() {
        return altStack;
    }

    public void setAltStack(AltStack stack) {
        altStack = stack;
    }

    public Trap lastTrap() {
        return lastTrap;
    }

    public void setLastTrap(Trap trap) {
        lastTrap = trap;
    }

    /** Bits of the signals that wait. */
    public long pendingSet() {
        long set = 0;
        for (SigInfo info : pending) {
            set |= Signal.bit(info.signal());
        }
        return set;
    }

    /** Whether a signal waits that is not blocked. */
    public boolean hasDeliverable() {
        return !pending.isEmpty() && (pendingSet() & ~blocked) != 0;
    }

    /** Notes which signals rt_sigtimedwait sleeps for, blocked or not; 0 when it is over. */
    public void await(long set) {
        awaited = set & ~UNBLOCKABLE;
    }

    /** Whether a signal waits that {@link #await} named. */
    public boolean hasAwaited() {
        return (pendingSet() & awaited) != 0;
    }

    /**
     * Queues a signal. An ordinary one that waits already is not queued again; an ignored one is
     * dropped.
     */
    public void send(SigInfo info) {
        boolean repeated =
                info.signal() < FIRST_REAL_TIME && (pendingSet() & Signal.bit(info.signal())) != 0;
        boolean dropped = isIgnored(info.signal()) && (blocked & Signal.bit(info.signal())) == 0;
        if (!repeated && !dropped && pending.size() < QUEUE_LIMIT) {
            pending.add(info);
        }
    }

    /**
     * Queues a signal for a fault: it cannot be ignored or blocked, or the fault would repeat for
     * ever.
     */
    public void force(SigInfo info) {
        long bit = Signal.bit(info.signal());
        boolean held =
                (blocked & bit) != 0 || actions[info.signal()].handler() == SigAction.SIG_IGN;
        if (held) {
            actions[info.signal()] = SigAction.DEFAULT;
            blocked &= ~bit;
        }
        pending.addFirst(info);
    }

    /** Takes the next signal to deliver: the lowest number first, faults before all. */
    public @Nullable SigInfo next() {
        return take(~blocked);
    }

    /** Takes the first pending signal out of {@code set}, without delivering it. */
    public @Nullable SigInfo take(long set) {
        SigInfo best = null;
        for (SigInfo info : pending) {
            boolean wanted = (set & Signal.bit(info.signal())) != 0;
            if (wanted && (best == null || rank(info) < rank(best))) {
                best = info;
            }
        }
        if (best != null) {
            removeFirst(best);
        }
        return best;
    }

    private void removeFirst(SigInfo info) {
        for (Iterator<SigInfo> each = pending.iterator(); each.hasNext(); ) {
            if (each.next() == info) {
                each.remove();
                return;
            }
        }
    }

    private static int rank(SigInfo info) {
        return info.isFault() ? 0 : info.signal();
    }

    private boolean isIgnored(int signal) {
        SigAction action = actions[signal];
        return action.handler() == SigAction.SIG_IGN
                || action.handler() == SigAction.SIG_DFL
                        && DefaultAction.of(signal) == DefaultAction.IGNORE;
    }
}
