package org.stackshift.machine.cpu.x87;

/**
 * The constants that instructions load, rounded as the control word says (SDM vol. 1 §8.3.8).
 *
 * @param truncated the constant cut to 64 bits
 * @param rest what was cut off, as a fraction of 2^64
 */
record Constant(Extended truncated, long rest) {
    static final Constant LOG2_10 = of(0x4000, 0xd49a_784b_cd1b_8afeL, 0x492b_f6ff_4daf_db4cL);
    static final Constant LOG2_E = of(0x3fff, 0xb8aa_3b29_5c17_f0bbL, 0xbe87_fed0_691d_3e88L);
    static final Constant PI = of(0x4000, 0xc90f_daa2_2168_c234L, 0xc4c6_628b_80dc_1cd1L);
    static final Constant LOG10_2 = of(0x3ffd, 0x9a20_9a84_fbcf_f798L, 0x8f89_59ac_0b7c_9178L);
    static final Constant LN_2 = of(0x3ffe, 0xb172_17f7_d1cf_79abL, 0xc9e3_b398_03f2_f6afL);

    private static Constant of(int exponent, long significand, long rest) {
        return new Constant(new Extended(exponent, significand), rest);
    }

    /** The rounded constant; no exception is raised. */
    Extended round(FloatEnvironment environment) {
        boolean odd = (truncated.significand() & 1) != 0;
        return environment.roundsUp(false, odd, rest)
                ? new Extended(truncated.signExponent(), truncated.significand() + 1)
                : truncated;
    }
}
