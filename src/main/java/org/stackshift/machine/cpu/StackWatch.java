package org.stackshift.machine.cpu;

/**
 * The bounds of the stack that rsp is on, and the note that an instruction moved it elsewhere. The
 * engine passes the note on after the instruction.
 */
public final class StackWatch {
    /** The instruction being executed alone: whom to blame. */
    long aloneRip;

    private long low;
    private long span = -1;
    private boolean pending;
    private long rip;
    private long oldRsp;
    private long newRsp;

    /** Sets the bounds: {@code low <= rsp <= high}, unsigned. */
    public void setBounds(long low, long high) {
        this.low = low;
        this.span = high - low;
    }

    boolean isOutside(long rsp) {
        return Long.compareUnsigned(rsp - low, span) > 0;
    }

    /** Notes that the instruction at {@code rip} moved rsp. */
    void left(long rip, long oldRsp, long newRsp) {
        pending = true;
        this.rip = rip;
        this.oldRsp = oldRsp;
        this.newRsp = newRsp;
    }

    /** Whether there is a note to pass on. */
    public boolean isPending() {
        return pending;
    }

    /** Hands the note to {@code listener} and clears it. */
    public void report(long icount, Listener listener) {
        pending = false;
        listener.left(icount, rip, oldRsp, newRsp);
    }

    /** Hears that rsp left the bounds. */
    @FunctionalInterface
    public interface Listener {
        void left(long icount, long rip, long oldRsp, long newRsp);
    }
}
