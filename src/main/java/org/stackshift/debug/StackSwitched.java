package org.stackshift.debug;

import org.stackshift.base.Event;

/**
 * rsp left one stack for another.
 *
 * @param icount instructions retired when it had happened
 * @param rip the instruction that moved rsp
 * @param from the stack left
 * @param oldRsp rsp before
 * @param to the stack entered
 * @param newRsp rsp after
 */
public record StackSwitched(long icount, long rip, Stack from, long oldRsp, Stack to, long newRsp)
        implements Event {
    /** Whether it stayed in user mode: a switch that the program made by itself. */
    public boolean isInUserMode() {
        return !from.isKernel() && !to.isKernel();
    }
}
