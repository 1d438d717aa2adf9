package org.stackshift.machine.decode;

/** The prefix column of the opcode table: which of 66, F3 and F2 select a row. */
enum MandatoryPrefix {
    /** All prefixes keep their usual meaning. */
    ANY(0),
    /** F2 and F3 must not be there; 66 keeps its usual meaning ("NFx", SDM vol. 2 §3.1.1.1). */
    NO_REPEAT(0),
    /** None of the three may be there. */
    NONE(0),
    OPERAND_SIZE(Prefix.OPERAND_SIZE),
    REP(Prefix.REP),
    REPNE(Prefix.REPNE);

    private final int bit;

    MandatoryPrefix(int bit) {
        this.bit = bit;
    }

    /** The bit of {@link Prefix} that belongs to the opcode, or 0. */
    int bit() {
        return bit;
    }

    /**
     * Which one {@code prefixes} amount to. F2 and F3 win over 66, as in hardware and in
     * assemblers.
     */
    static MandatoryPrefix of(int prefixes) {
        if ((prefixes & Prefix.REP) != 0) {
            return REP;
        }
        if ((prefixes & Prefix.REPNE) != 0) {
            return REPNE;
        }
        return (prefixes & Prefix.OPERAND_SIZE) != 0 ? OPERAND_SIZE : NONE;
    }
}
