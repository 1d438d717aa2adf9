package org.stackshift.kernel.time;

import org.stackshift.base.Copyable;

/** Who counts the instructions that make time pass. */
public interface InstructionCounter extends Copyable<InstructionCounter> {
    /** Instructions that all CPUs have retired in all rings. */
    long icount();
}
