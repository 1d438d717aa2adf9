package org.stackshift.kernel.event;

import org.stackshift.abi.Signal;
import org.stackshift.base.Event;
import org.stackshift.kernel.signal.SigInfo;

/**
 * A signal was sent to a task.
 *
 * @param name e.g. SIGSEGV
 * @param code si_code
 * @param address si_addr, 0 where the signal has none
 */
public record SignalRaised(long icount, int pid, int signal, String name, int code, long address)
        implements Event {
    /** What {@code info} says, sent to the task {@code pid}. */
    public static SignalRaised of(long icount, int pid, SigInfo info) {
        return new SignalRaised(
                icount,
                pid,
                info.signal(),
                Signal.name(info.signal()),
                info.code(),
                info.isFault() ? info.word() : 0);
    }
}
