package org.stackshift.session.view;

/**
 * rsp left one stack for another.
 *
 * @param icount instructions retired when it had happened
 * @param rip the instruction that wrote rsp
 * @param from the stack that was left
 * @param fromRsp rsp before
 * @param to the stack that was entered
 * @param toRsp rsp after
 */
public record StackSwitch(
        long icount, long rip, StackId from, long fromRsp, StackId to, long toRsp) {}
