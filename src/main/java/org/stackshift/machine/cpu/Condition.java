package org.stackshift.machine.cpu;

/** The sixteen conditions of jcc, setcc and cmovcc by encoding number (SDM vol. 1 appendix B). */
public final class Condition {
    private Condition() {}

    /**
     * Whether condition {@code code} (0-15) holds. An odd code negates the even one below it: o, b,
     * e, be, s, p, l, le and no, ae, ne, a, ns, np, ge, g.
     */
    public static boolean holds(Cpu cpu, int code) {
        return positive(cpu, code >> 1) == ((code & 1) == 0);
    }

    private static boolean positive(Cpu cpu, int pair) {
        return switch (pair) {
            case 0 -> Flags.overflow(cpu);
            case 1 -> Flags.carry(cpu) != 0;
            case 2 -> Flags.zero(cpu);
            case 3 -> Flags.zero(cpu) || Flags.carry(cpu) != 0;
            case 4 -> Flags.sign(cpu);
            case 5 -> Flags.parity(cpu);
            case 6 -> less(cpu);
            case 7 -> Flags.zero(cpu) || less(cpu);
            default -> throw new IllegalArgumentException("no such condition");
        };
    }

    private static boolean less(Cpu cpu) {
        return Flags.sign(cpu) != Flags.overflow(cpu);
    }
}
