package org.stackshift.session.view;

/** What a value points at, where that is known. */
public sealed interface Target {
    /** An address inside a stack. */
    record Stack(StackId stack, Owner owner) implements Target {}

    /** An address of an instruction. */
    record Code(Symbol symbol) implements Target {}

    /** A named object. */
    record Data(Symbol symbol) implements Target {}

    /** Mapped memory without a name, such as the heap. */
    record Mapped(String region) implements Target {}
}
