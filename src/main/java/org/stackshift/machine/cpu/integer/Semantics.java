package org.stackshift.machine.cpu.integer;

import org.stackshift.machine.cpu.Cpu;

/**
 * What an instruction with a destination and a source does, apart from fetching and storing them.
 */
@FunctionalInterface
interface Semantics {
    /**
     * Notes the flags in {@code cpu} and returns the new destination.
     *
     * @param a the destination's old value, sign-extended; unspecified for moves
     * @param b the source, sign-extended
     * @param bytes width of the operation: 1, 2, 4 or 8
     * @return the result, of which the low {@code bytes} count
     */
    long apply(Cpu cpu, long a, long b, int bytes);
}
