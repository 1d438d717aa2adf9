package org.stackshift.machine.cpu;

/** Whoever serves {@code vmcall}; may change registers, memory and page tables. */
@FunctionalInterface
public interface Hypercall {
    void call();
}
