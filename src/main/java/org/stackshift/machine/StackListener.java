package org.stackshift.machine;

/**
 * Hears that an instruction moved rsp out of the stack it was on ({@link Machine#setStackBounds}).
 */
@FunctionalInterface
public interface StackListener {
    /**
     * Called after the instruction; the listener is expected to set the bounds of the new stack.
     *
     * @param icount instructions retired, this one included
     * @param rip address of the instruction
     */
    void left(long icount, long rip, long oldRsp, long newRsp);
}
