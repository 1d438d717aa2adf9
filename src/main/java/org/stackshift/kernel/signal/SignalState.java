package org.stackshift.kernel.signal;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Signal;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

/**
 * A thread's signals: its mask, its alternate stack, what is pending for it alone and for its whole
 * process, and the handlers that it shares.
 */
public final class SignalState implements Copyable<SignalState> {
    private static final long UNBLOCKABLE = Signal.bit(Signal.SIGKILL) | Signal.bit(Signal.SIGSTOP);

    private final PendingSignals own = new PendingSignals();
    private final PendingSignals shared;
    private SigHandlers handlers;
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

    /** All signals at their default, for the first thread of a first process. */
    public SignalState() {
        this(new SigHandlers(), new PendingSignals());
    }

    private SignalState(SigHandlers handlers, PendingSignals shared) {
        this.handlers = handlers;
        this.shared = shared;
    }

    /** The state of a new thread of this process: the same mask, nothing pending of its own. */
    public SignalState thread() {
        SignalState thread = new SignalState(handlers, shared);
        thread.blocked = blocked;
        return thread;
    }

    /**
     * The state of a forked process: the same mask, handlers and alternate stack, nothing pending.
     *
     * @param sharesHandlers CLONE_SIGHAND
     */
    public SignalState fork(boolean sharesHandlers) {
        SignalState child =
                new SignalState(sharesHandlers ? handlers : handlers.fork(), new PendingSignals());
        child.blocked = blocked;
        child.altStack = altStack;
        return child;
    }

    /** execve: handlers become defaults, without a change for those who shared them. */
    public void exec() {
        handlers = handlers.fork();
        handlers.forgetHandlers();
        altStack = AltStack.NONE;
        savedMask = null;
        awaited = 0;
    }

    public SigHandlers handlers() {
        return handlers;
    }

    public SigAction action(int signal) {
        return handlers.action(signal);
    }

    public void setAction(int signal, SigAction action) {
        handlers.setAction(signal, action);
        if (handlers.ignores(signal)) {
            own.remove(Signal.bit(signal));
            shared.remove(Signal.bit(signal));
        }
    }

    public long blocked() {
        return blocked;
    }

    /** Sets the mask; SIGKILL and SIGSTOP cannot be blocked. */
    public void setBlocked(long mask) {
        blocked = mask & ~UNBLOCKABLE;
    }

    /** rt_sigsuspend, ppoll and the like: another mask until the call is over. */
    public void suspend(long mask) {
        savedMask = blocked;
        setBlocked(mask);
    }

    /** Whether {@link #suspend}'s mask is in force. */
    public boolean isSuspended() {
        return savedMask != null;
    }

    /** Brings the mask back that {@link #suspend} replaced, if it did. */
    public void resume() {
        setBlocked(takeMaskToRestore());
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

    /** Bits of the signals that wait, for the thread or its process. */
    public long pendingSet() {
        return own.set() | shared.set();
    }

    /** Bits of the signals that wait for this thread alone. */
    public long ownPendingSet() {
        return own.set();
    }

    /** Whether a signal waits that is not blocked. */
    public boolean hasDeliverable() {
        return (pendingSet() & ~blocked) != 0;
    }

    /** Notes which signals rt_sigtimedwait sleeps for, blocked or not; 0 when it is over. */
    public void await(long set) {
        awaited = set & ~UNBLOCKABLE;
    }

    /** Whether a signal waits that {@link #await} named. */
    public boolean hasAwaited() {
        return (pendingSet() & awaited) != 0;
    }

    /** Whether this thread would take a signal: by delivery or by waiting for it. */
    public boolean wants(int signal) {
        return (Signal.bit(signal) & (~blocked | awaited)) != 0;
    }

    /** Queues a signal for this thread, unless it would do nothing. */
    public void send(SigInfo info) {
        send(own, info);
    }

    /** Queues a signal that any thread of the process may take, unless it would do nothing. */
    public void sendToProcess(SigInfo info) {
        send(shared, info);
    }

    private void send(PendingSignals pending, SigInfo info) {
        long bit = Signal.bit(info.signal());
        if (!handlers.ignores(info.signal()) || ((blocked | awaited) & bit) != 0) {
            pending.add(info);
            handlers.arrivals().wakeAll();
        }
    }

    /**
     * Queues a signal for a fault: it cannot be ignored or blocked, or the fault would repeat for
     * ever.
     */
    public void force(SigInfo info) {
        long bit = Signal.bit(info.signal());
        boolean held = (blocked & bit) != 0 || action(info.signal()).handler() == SigAction.SIG_IGN;
        if (held) {
            handlers.setAction(info.signal(), SigAction.DEFAULT);
            blocked &= ~bit;
        }
        own.addFirst(info);
    }

    /** Takes back pending signals: a stop and SIGCONT undo each other. */
    public void discard(long set) {
        own.remove(set);
        shared.remove(set);
    }

    /** Takes the next signal to deliver. */
    public @Nullable SigInfo next() {
        return take(~blocked);
    }

    /**
     * Takes the first pending signal out of {@code set}, without delivering it: the thread's own
     * before those of its process.
     */
    public @Nullable SigInfo take(long set) {
        SigInfo mine = own.take(set);
        return mine == null ? shared.take(set) : mine;
    }

    @Override
    public SignalState copy(Copies copies) {
        SignalState copy = new SignalState(copies.of(handlers), copies.of(shared));
        own.copyTo(copy.own);
        copy.blocked = blocked;
        copy.awaited = awaited;
        copy.savedMask = savedMask;
        copy.altStack = altStack;
        copy.lastTrap = lastTrap;
        return copy;
    }
}
