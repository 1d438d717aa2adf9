package org.stackshift.kernel.signal;

import org.stackshift.abi.Signal;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.kernel.wait.WaitQueue;

import java.util.Arrays;

/**
 * What is to happen at each signal ("struct sighand_struct"); the threads of a process share it.
 */
public final class SigHandlers implements Copyable<SigHandlers> {
    private final SigAction[] actions = new SigAction[Signal.LAST + 1];
    private final WaitQueue arrivals;

    /** All signals at their default. */
    public SigHandlers() {
        this(new WaitQueue());
        Arrays.fill(actions, SigAction.DEFAULT);
    }

    private SigHandlers(WaitQueue arrivals) {
        this.arrivals = arrivals;
    }

    public SigAction action(int signal) {
        return actions[signal];
    }

    void setAction(int signal, SigAction action) {
        actions[signal] = action;
    }

    /** Woken whenever a signal is queued: signalfd waits here. */
    public WaitQueue arrivals() {
        return arrivals;
    }

    /** The handlers that a forked process starts with. */
    SigHandlers fork() {
        SigHandlers child = new SigHandlers();
        System.arraycopy(actions, 0, child.actions, 0, actions.length);
        return child;
    }

    /** execve: handlers are gone, ignored signals stay ignored. */
    public void forgetHandlers() {
        for (int signal = 1; signal <= Signal.LAST; signal++) {
            if (actions[signal].isHandler()) {
                actions[signal] = SigAction.DEFAULT;
            }
        }
    }

    /** Whether nothing would happen at a signal. */
    boolean ignores(int signal) {
        SigAction action = actions[signal];
        return action.handler() == SigAction.SIG_IGN
                || action.handler() == SigAction.SIG_DFL
                        && DefaultAction.of(signal) == DefaultAction.IGNORE;
    }

    @Override
    public SigHandlers copy(Copies copies) {
        SigHandlers copy = new SigHandlers(copies.of(arrivals));
        System.arraycopy(actions, 0, copy.actions, 0, actions.length);
        return copy;
    }
}
