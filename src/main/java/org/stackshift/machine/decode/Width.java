package org.stackshift.machine.decode;

/** How wide an operand is: the small letters of SDM vol. 2 appendix A.2.2. */
public enum Width {
    /** Only the address matters. */
    NONE,
    /** b: one byte. */
    B,
    /** w: two. */
    W,
    /** d: four. */
    D,
    /** q: eight. */
    Q,
    /** x: sixteen. */
    X,
    /** t: ten, an x87 register or a pseudo-descriptor. */
    T,
    /** v: operand size. */
    V,
    /** z: operand size, but no more than four. */
    Z,
    /** y: eight with REX.W, else four. */
    Y,
    /** p: a far pointer, selector and offset of operand size. */
    P,
    /** e: the x87 environment. */
    E,
    /** a: the whole x87 state. */
    A,
    /** f: the area of fxsave. */
    F;

    static Width of(char letter) {
        return valueOf(String.valueOf(Character.toUpperCase(letter)));
    }

    /** In bytes, for an instruction of {@code operandSize} with or without REX.W. */
    public int bytes(int operandSize, boolean rexW) {
        return switch (this) {
            case NONE -> 0;
            case B -> 1;
            case W -> 2;
            case D -> 4;
            case Q -> 8;
            case X -> 16;
            case T -> 10;
            case V -> operandSize;
            case Z -> Math.min(operandSize, 4);
            case Y -> rexW ? 8 : 4;
            case P -> 2 + operandSize;
            case E -> operandSize == 2 ? 14 : 28;
            case A -> operandSize == 2 ? 94 : 108;
            case F -> 512;
        };
    }
}
