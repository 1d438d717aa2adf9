package org.stackshift.isa;

/**
 * Interrupt and exception vectors (SDM vol. 3 table 6-1) and the ones that the teaching kernel
 * assigns.
 */
public final class Vector {
    public static final int DE = 0;
    public static final int DB = 1;
    public static final int NMI = 2;
    public static final int BP = 3;
    public static final int OF = 4;
    public static final int BR = 5;
    public static final int UD = 6;
    public static final int NM = 7;
    public static final int DF = 8;
    public static final int TS = 10;
    public static final int NP = 11;
    public static final int SS = 12;
    public static final int GP = 13;
    public static final int PF = 14;
    public static final int MF = 16;
    public static final int AC = 17;
    public static final int XM = 19;

    /** The local APIC timer, as Linux numbers it. */
    public static final int LOCAL_TIMER = 0xec;

    /** What one CPU sends another to make it look for its next task, as Linux numbers it. */
    public static final int RESCHEDULE = 0xfd;

    /** How many vectors the architecture reserves for exceptions. */
    public static final int EXCEPTIONS = 32;

    private Vector() {}

    /** Whether the CPU pushes an error code for this exception (SDM vol. 3 §6.13). */
    public static boolean hasErrorCode(int vector) {
        return vector == DF || vector >= TS && vector <= PF || vector == AC;
    }
}
