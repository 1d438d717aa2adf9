package org.stackshift.session.target;

/**
 * One instruction. The kernel's work behind a page fault or a timer tick is not a step of the
 * program's and is passed over; {@code syscall} and {@code int} do lead into the kernel, because
 * somebody stepped into them.
 */
final class StepInstruction implements Goal {
    private final Debuggee debuggee;
    private final boolean mayStopInKernel;
    private final long icount;
    private final long userInstructions;

    StepInstruction(Debuggee debuggee) {
        this.debuggee = debuggee;
        this.icount = debuggee.machine().icount();
        this.userInstructions = debuggee.machine().userInstructions();
        this.mayStopInKernel =
                !debuggee.isInUserMode()
                        || NextInstruction.at(debuggee.cpu().rip, debuggee.peek())
                                .filter(NextInstruction::entersKernel)
                                .isPresent();
    }

    @Override
    public long patience() {
        return 1;
    }

    @Override
    public boolean isReached() {
        return mayStopInKernel
                ? debuggee.machine().icount() > icount
                : debuggee.machine().userInstructions() > userInstructions;
    }
}
