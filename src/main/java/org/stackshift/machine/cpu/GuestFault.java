package org.stackshift.machine.cpu;

import org.stackshift.isa.Vector;

/**
 * An exception of the guest (a vector, an error code and, for #PF, an address) on its way from the
 * instruction that raised it to the engine, which delivers it through the IDT. It carries no stack
 * trace and never means a bug of ours.
 */
@SuppressWarnings("serial")
public final class GuestFault extends RuntimeException {
    private final int vector;
    private final int errorCode;
    private final long address;

    /**
     * @param vector as in {@code isa.Vector}
     * @param errorCode what the CPU pushes, 0 where the vector has none
     * @param address the linear address for #PF (cr2) and for non-canonical accesses, else 0
     */
    public GuestFault(int vector, int errorCode, long address) {
        super(null, null, false, false);
        this.vector = vector;
        this.errorCode = errorCode;
        this.address = address;
    }

    /**
     * An access to a non-canonical address: #GP(0), which the engine turns into #SS(0) if the
     * instruction addresses the stack (SDM vol. 1 §3.3.7.1). It remembers the address for
     * explanations; the guest does not see it.
     */
    static GuestFault nonCanonical(long vaddr) {
        return new GuestFault(Vector.GP, 0, vaddr);
    }

    /** #GP with an error code: 0, or the selector or IDT entry that was at fault. */
    public static GuestFault generalProtection(int errorCode) {
        return new GuestFault(Vector.GP, errorCode, 0);
    }

    /** #UD. */
    public static GuestFault undefined() {
        return new GuestFault(Vector.UD, 0, 0);
    }

    public int vector() {
        return vector;
    }

    public int errorCode() {
        return errorCode;
    }

    public long address() {
        return address;
    }
}
