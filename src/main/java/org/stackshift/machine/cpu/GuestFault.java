package org.stackshift.machine.cpu;

/**
 * An exception of the guest (a vector, an error code and, for #PF, an address) on its way from the instruction that
 * raised it to the engine, which delivers it through the IDT. It carries no stack trace and never means a bug of ours.
 */
@SuppressWarnings("serial")
public final class GuestFault extends RuntimeException {
    private final int vector;
    private final int errorCode;
    private final long address;

    /**
     * @param vector as in {@code isa.Vector}
     * @param errorCode what the CPU pushes, 0 where the vector has none
     * @param address the linear address for #PF (cr2), else 0
     */
    public GuestFault(int vector, int errorCode, long address) {
        super(null, null, false, false);
        this.vector = vector;
        this.errorCode = errorCode;
        this.address = address;
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
