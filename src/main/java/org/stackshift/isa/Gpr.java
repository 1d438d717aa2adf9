package org.stackshift.isa;

import java.util.List;

/** The sixteen general-purpose registers by encoding number (SDM vol. 2 table 3-1). */
public final class Gpr {
    public static final int RAX = 0;
    public static final int RCX = 1;
    public static final int RDX = 2;
    public static final int RBX = 3;
    public static final int RSP = 4;
    public static final int RBP = 5;
    public static final int RSI = 6;
    public static final int RDI = 7;
    public static final int R8 = 8;
    public static final int R9 = 9;
    public static final int R10 = 10;
    public static final int R11 = 11;
    public static final int R12 = 12;
    public static final int R13 = 13;
    public static final int R14 = 14;
    public static final int R15 = 15;

    /** How many there are. */
    public static final int COUNT = 16;

    private static final List<String> NAMES64 =
            List.of(
                    "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10",
                    "r11", "r12", "r13", "r14", "r15");
    private static final List<String> LEGACY =
            List.of("ax", "cx", "dx", "bx", "sp", "bp", "si", "di");
    private static final List<String> LOW8 =
            List.of("al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil");

    private Gpr() {}

    /**
     * The name of register {@code index} (0-15) at a width of 1, 2, 4 or 8 bytes, e.g. {@code r8d}.
     */
    public static String name(int index, int bytes) {
        if (index >= 8) {
            return NAMES64.get(index) + suffix(bytes);
        }
        return switch (bytes) {
            case 1 -> LOW8.get(index);
            case 2 -> LEGACY.get(index);
            case 4 -> "e" + LEGACY.get(index);
            case 8 -> NAMES64.get(index);
            default ->
                    throw new IllegalArgumentException("no register is " + bytes + " bytes wide");
        };
    }

    private static String suffix(int bytes) {
        return switch (bytes) {
            case 1 -> "b";
            case 2 -> "w";
            case 4 -> "d";
            case 8 -> "";
            default ->
                    throw new IllegalArgumentException("no register is " + bytes + " bytes wide");
        };
    }
}
