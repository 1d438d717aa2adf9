package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;

/** Where the caller's value of a register is to be found (DWARF 5 §6.4.1). */
public sealed interface RegisterRule {
    /** It is lost. */
    record Undefined() implements RegisterRule {}

    /** Still in the register. */
    record SameValue() implements RegisterRule {}

    /** Saved in memory at the canonical frame address + {@code offset}. */
    record Offset(long offset) implements RegisterRule {}

    /** It is the canonical frame address + {@code offset} itself. */
    record ValueOffset(long offset) implements RegisterRule {}

    /** In another register, by its DWARF number. */
    record Register(int number) implements RegisterRule {}

    /** Saved in memory where an expression says, starting from the canonical frame address. */
    record Saved(ByteSpan expression) implements RegisterRule {}

    /** It is what an expression says, starting from the canonical frame address. */
    record Value(ByteSpan expression) implements RegisterRule {}
}
