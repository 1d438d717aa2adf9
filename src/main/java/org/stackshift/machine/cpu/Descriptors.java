package org.stackshift.machine.cpu;

/** Reads segment descriptors from the GDT and the LDT (SDM vol. 3 §3.5). */
public final class Descriptors {
    private static final int TABLE_INDICATOR = 4;

    private Descriptors() {}

    /** Whether a selector names no descriptor: index 0 of the GDT. */
    public static boolean isNull(int selector) {
        return (selector & 0xfffc) == 0;
    }

    /**
     * The descriptor that a selector names.
     *
     * @throws GuestFault #GP with {@code error} for a null selector or one beyond its table
     */
    public static long load(Cpu cpu, int selector, int error) {
        if (isNull(selector) || !isWithinTable(cpu, selector, 8)) {
            throw GuestFault.generalProtection(error);
        }
        return cpu.mmu().loadSystem64(vaddr(cpu, selector));
    }

    /** Whether the {@code size} bytes of the descriptor lie within its table. */
    public static boolean isWithinTable(Cpu cpu, int selector, int size) {
        int limit = (selector & TABLE_INDICATOR) == 0 ? cpu.gdtLimit : cpu.ldtLimit;
        return (selector & 0xfff8) + size - 1 <= limit;
    }

    /** Where the descriptor stands. */
    public static long vaddr(Cpu cpu, int selector) {
        long base = (selector & TABLE_INDICATOR) == 0 ? cpu.gdtBase : cpu.ldtBase;
        return base + (selector & 0xfff8);
    }
}
