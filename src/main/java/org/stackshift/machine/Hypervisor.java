package org.stackshift.machine;

/**
 * Whoever stands behind the guest's {@code vmcall}. The machine calls it with the state exact: rip
 * is the instruction after {@code vmcall}, icount includes it. Only ring 0 gets here; in ring 3
 * {@code vmcall} is #UD.
 */
@FunctionalInterface
public interface Hypervisor {
    /**
     * Serves one hypercall; may change registers, memory and page tables, and may ask the machine
     * to stop.
     */
    void hypercall(Machine machine);
}
