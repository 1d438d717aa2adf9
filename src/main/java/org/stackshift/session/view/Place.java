package org.stackshift.session.view;

/**
 * The address of something on the screen: what links, breakpoints, annotations and checks refer to.
 */
public sealed interface Place {
    /** A register, by its name in the manual: {@code rax}, {@code cr3}, {@code xmm0}. */
    record Register(String name) implements Place {}

    /** The instruction that begins at an address. */
    record Code(long vaddr) implements Place {}

    /** A line of a source file, counted from 1; {@code file} as the debug information spells it. */
    record Line(String file, int line) implements Place {}

    /** An aligned 8-byte word of a stack. */
    record Slot(StackId stack, long vaddr) implements Place {}

    /** Any byte of memory. */
    record Memory(long vaddr) implements Place {}
}
