package org.stackshift.machine.decode;

import java.util.Locale;

/**
 * A set of instructions that CPUs have or lack as a whole, named as in Linux's {@code
 * /proc/cpuinfo}. Spelled in lower case in {@code opcodes.txt}.
 */
public enum Feature {
    /** What every CPU of 64-bit mode has: up to SSE2. */
    BASE,
    SSE3,
    SSSE3,
    SSE4_1,
    SSE4_2,
    POPCNT,
    /** lzcnt; without it the same bytes are bsr. */
    LZCNT,
    /** The first group of bit instructions; without it the bytes of tzcnt are bsf. */
    BMI1,
    BMI2,
    MOVBE;

    static boolean isSpelled(String word) {
        for (Feature feature : values()) {
            if (feature.spelling().equals(word)) {
                return true;
            }
        }
        return false;
    }

    static Feature spelled(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    private String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
