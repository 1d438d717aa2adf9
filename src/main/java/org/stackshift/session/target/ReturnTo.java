package org.stackshift.session.target;

import org.stackshift.debug.Stack;
import org.stackshift.isa.Gpr;

import java.util.Optional;

/**
 * Back at an address in the same task, on the same stack and no deeper than a given rsp. When the
 * stack is switched underneath, another stack may pass the same address, at any depth: that is not
 * the return that was waited for.
 */
final class ReturnTo implements Goal {
    private final Debuggee debuggee;
    private final Stepped stepped;
    private final Breakpoints breakpoints;
    private final long vaddr;
    private final long rsp;
    private final Optional<Stack> stack;

    /**
     * @param vaddr the instruction to be back at
     * @param rsp the lowest stack pointer that counts
     */
    ReturnTo(Debuggee debuggee, Breakpoints breakpoints, long vaddr, long rsp) {
        this.debuggee = debuggee;
        this.stepped = new Stepped(debuggee);
        this.breakpoints = breakpoints;
        this.vaddr = vaddr;
        this.rsp = rsp;
        this.stack = debuggee.userStack();
        breakpoints.hold(vaddr);
    }

    @Override
    public long patience() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean isReached() {
        return stepped.hasEnded() || stepped.isInUserMode() && isBack();
    }

    private boolean isBack() {
        return debuggee.cpu().rip == vaddr
                && Long.compareUnsigned(debuggee.cpu().gpr[Gpr.RSP], rsp) >= 0
                && debuggee.userStack().equals(stack);
    }

    @Override
    public void end() {
        breakpoints.release(vaddr);
    }
}
