package org.stackshift.machine.cpu;

/**
 * One decoded instruction bound to its operands: what tier 0 executes.
 *
 * <p>An op touches memory before it changes registers or flags, so that a {@link GuestFault} leaves
 * the state as it was before the instruction (string instructions leave it as after their last
 * whole repetition).
 *
 * <p>While an op runs that {@linkplain #endsBlock ends its block}, {@code cpu.rip} is the address
 * of the next instruction, so a jump not taken has nothing to do, and {@code cpu.icount} includes
 * the op. In any other op both are unspecified. After a fault the engine restores them.
 */
public abstract class Op {
    /**
     * Executes the instruction. Only ops that end a block may read or write {@code cpu.rip} and
     * read icount.
     */
    public abstract void execute(Cpu cpu);

    /**
     * Whether no further instruction may follow in the same block: jumps, and whatever needs an
     * exact rip or icount or changes translations, privilege or the interrupt flag.
     */
    public boolean endsBlock() {
        return false;
    }
}
