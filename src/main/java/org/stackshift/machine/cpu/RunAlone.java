package org.stackshift.machine.cpu;

/**
 * Thrown out of the middle of a block by an instruction that must not run there, before it has
 * changed anything: it stores into decoded code, or it leaves the current stack. The engine exits
 * before the instruction and executes it as a block of its own, where rip and icount are exact.
 */
@SuppressWarnings("serial")
final class RunAlone extends RuntimeException {
    static final RunAlone SIGNAL = new RunAlone();

    private RunAlone() {
        super(null, null, false, false);
    }
}
