package org.stackshift.machine.cpu;

/**
 * One decoded instruction bound to its operands: what tier 0 executes.
 *
 * <p>An op touches memory before it changes registers or flags, so that a {@link GuestFault} leaves the state as it was
 * before the instruction (string instructions leave it as after their last whole repetition).
 */
public abstract class Op {
    /** Executes the instruction. Only ops that end a block write {@code cpu.rip}. */
    public abstract void execute(Cpu cpu);
}
