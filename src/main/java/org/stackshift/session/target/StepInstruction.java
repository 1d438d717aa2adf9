package org.stackshift.session.target;

/**
 * One instruction. The kernel's work behind a page fault or a timer tick is not a step of the
 * program's and is passed over, and so are other tasks that have their turns meanwhile; {@code
 * syscall} and {@code int} do lead into the kernel, because somebody stepped into them. In the
 * kernel, a step stays with the CPU: it may be the one that switches to another task.
 */
final class StepInstruction implements Goal {
    private final Debuggee debuggee;
    private final Stepped stepped;
    private final boolean isOfProgram;
    private final boolean mayStopInKernel;
    private final long icount;
    private long userInstructions;

    StepInstruction(Debuggee debuggee) {
        this.debuggee = debuggee;
        this.stepped = new Stepped(debuggee);
        this.icount = debuggee.machine().icount();
        this.userInstructions = debuggee.machine().userInstructions();
        this.isOfProgram = debuggee.isInUserMode();
        this.mayStopInKernel =
                isOfProgram
                        && NextInstruction.at(debuggee.rip(), debuggee.peek())
                                .filter(NextInstruction::entersKernel)
                                .isPresent();
    }

    @Override
    public long patience() {
        return 1;
    }

    @Override
    public boolean isReached() {
        long before = userInstructions;
        userInstructions = debuggee.machine().userInstructions();
        if (!isOfProgram) {
            return stepped.hasCpu() && debuggee.machine().icount() > icount;
        }
        boolean isDone = mayStopInKernel || userInstructions > before;
        return stepped.hasTurn() && isDone || stepped.hasEnded();
    }
}
