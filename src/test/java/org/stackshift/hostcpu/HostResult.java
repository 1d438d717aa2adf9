package org.stackshift.hostcpu;

import java.util.Arrays;

/**
 * How an experiment ended.
 *
 * @param signal 0 if the code ran to its end, else the Linux signal number that its fault became
 * @param signalCode si_code of that signal
 * @param faultVaddr si_addr of that signal
 * @param rip where it ended; the faulting instruction after a fault
 */
public record HostResult(int signal, int signalCode, long faultVaddr, long rip, CpuState after) {
    /** Linux signal numbers (signal(7)) that a fault of an instruction becomes. */
    static final int SIGILL = 4;

    static final int SIGTRAP = 5;
    static final int SIGBUS = 7;
    static final int SIGFPE = 8;
    static final int SIGSEGV = 11;

    static final int HEADER = 24;
    static final int SIZE = HEADER + CpuState.SIZE;

    /** Whether everything but the si_code agrees, bit for bit. */
    boolean sameAs(HostResult other) {
        return signal == other.signal
                && faultVaddr == other.faultVaddr
                && rip == other.rip
                && Arrays.equals(after.bytes(), other.after.bytes());
    }
}
