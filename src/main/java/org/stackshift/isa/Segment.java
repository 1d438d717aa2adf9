package org.stackshift.isa;

/** The six segment registers by encoding number (SDM vol. 2 table 3-1, Sreg). */
public final class Segment {
    public static final int ES = 0;
    public static final int CS = 1;
    public static final int SS = 2;
    public static final int DS = 3;
    public static final int FS = 4;
    public static final int GS = 5;

    /** How many there are. */
    public static final int COUNT = 6;

    private Segment() {}
}
