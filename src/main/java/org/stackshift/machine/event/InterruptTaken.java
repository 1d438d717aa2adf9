package org.stackshift.machine.event;

import org.stackshift.base.Event;

/**
 * The CPU entered a handler for an external interrupt or for {@code int n}, its frame pushed.
 *
 * @param rip where the interrupted program will go on
 * @param fromCpl the ring it ran in
 * @param oldRsp its stack pointer
 * @param newRsp the handler's stack pointer: the address of the last word pushed
 */
public record InterruptTaken(
        long icount, int vector, long rip, int fromCpl, long oldRsp, long newRsp)
        implements Event {}
