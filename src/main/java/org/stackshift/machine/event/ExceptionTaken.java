package org.stackshift.machine.event;

import org.stackshift.base.Event;

/**
 * The CPU entered a handler for an exception, its frame pushed.
 *
 * @param errorCode the word pushed, 0 for a vector that has none
 * @param address cr2 for #PF; the address of a non-canonical access for #GP and #SS; else 0
 * @param rip the faulting instruction, or the next one for a trap
 * @param fromCpl the ring it ran in
 * @param oldRsp its stack pointer
 * @param newRsp the handler's stack pointer: the address of the last word pushed
 */
public record ExceptionTaken(
        long icount,
        int vector,
        int errorCode,
        long address,
        long rip,
        int fromCpl,
        long oldRsp,
        long newRsp)
        implements Event {}
