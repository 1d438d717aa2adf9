package org.stackshift.machine.cpu;

import org.stackshift.isa.Rflags;

/**
 * The status flags, computed from the last flag-setting instruction only when somebody asks.
 *
 * <p>{@code cpu.flagKind} says how {@code flagA}, {@code flagB} and {@code flagResult} encode the
 * six status flags; the other bits of rflags live in {@code flagsRest}.
 */
public final class Flags {
    /** {@code flagA} holds the status flags themselves. */
    public static final int EXPLICIT = 0;

    private Flags() {}

    /** All of rflags. */
    public static long rflags(Cpu cpu) {
        return cpu.flagsRest | cpu.flagA & Rflags.STATUS;
    }

    /**
     * Sets all of rflags; the bits are stored as given, the caller has applied the rules of popf or
     * iret.
     */
    public static void setRflags(Cpu cpu, long rflags) {
        cpu.flagKind = EXPLICIT;
        cpu.flagA = rflags & Rflags.STATUS;
        cpu.flagsRest = rflags & ~Rflags.STATUS | Rflags.RESERVED_ONE;
    }
}
