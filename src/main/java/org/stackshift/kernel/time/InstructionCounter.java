package org.stackshift.kernel.time;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

/** Who counts the instructions that make time pass: the machine, from the kernel's outside. */
@FunctionalInterface
public interface InstructionCounter extends Copyable<InstructionCounter> {
    /** Instructions that all CPUs have retired in all rings. */
    long icount();

    /** Whoever copies the kernel says what counts for the copy. */
    @Override
    default InstructionCounter copy(Copies copies) {
        return copies.replacement(this);
    }
}
