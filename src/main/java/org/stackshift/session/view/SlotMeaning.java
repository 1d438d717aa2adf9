package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

/**
 * What a word on a stack is, as far as unwinding, debug information and the record of writes can
 * tell.
 */
public sealed interface SlotMeaning {
    /** Where a function will return to. */
    record ReturnAddress(Symbol symbol, @Nullable SourceLine line) implements SlotMeaning {}

    /** The caller's rbp. */
    record SavedRbp() implements SlotMeaning {}

    /** Another callee-saved register that a function keeps for its caller. */
    record SavedRegister(String register) implements SlotMeaning {}

    /** A named local variable (or a part of one, {@code offset} bytes in) of a frame. */
    record Local(String name, String function, int offset) implements SlotMeaning {}

    /** A named parameter that its function keeps in the frame. */
    record Argument(String name, String function) implements SlotMeaning {}

    /** A word that the program put there for a switch to find, before this stack ever ran. */
    record Planted(Role role, @Nullable Symbol symbol) implements SlotMeaning {}

    /** Part of what execve leaves at the top: {@code argc}, {@code argv[0]}, {@code AT_PHDR}. */
    record ProcessStart(String name) implements SlotMeaning {}

    /** Some other word of a frame. */
    record Other() implements SlotMeaning {}

    /** Below rsp: what earlier calls left behind. */
    record LeftOver() implements SlotMeaning {}

    /** No instruction has written it. */
    record NeverWritten() implements SlotMeaning {}

    /** Not mapped: touching it is a fault. */
    record Guard() implements SlotMeaning {}

    /** What a planted word will serve as. */
    enum Role {
        ENTRY,
        FRAME_POINTER,
        OTHER
    }
}
