package org.stackshift.session.view.paging;

/** Which address to walk: one of its own, or one that moves with the machine. */
public sealed interface AddressChoice {
    /** This address. */
    record At(long vaddr) implements AddressChoice {}

    /** Where a name of the program or of the kernel stands. */
    record Named(String symbol) implements AddressChoice {}

    /** The next instruction of the process. */
    record Rip() implements AddressChoice {}

    /** The top of its stack. */
    record Rsp() implements AddressChoice {}

    /** The address of its latest page fault. */
    record LastFault() implements AddressChoice {}
}
