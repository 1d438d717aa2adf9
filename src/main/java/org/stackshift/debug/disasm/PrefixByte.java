package org.stackshift.debug.disasm;

/** Prefix bytes and the words that stand for them where they change nothing else in the text. */
final class PrefixByte {
    static final int OPERAND_SIZE = 0x66;
    static final int ADDRESS_SIZE = 0x67;
    static final int REPNE = 0xf2;
    static final int REP = 0xf3;
    static final int CS = 0x2e;
    static final int DS = 0x3e;

    private PrefixByte() {}

    static boolean isRex(int b) {
        return (b & 0xf0) == 0x40;
    }

    static boolean isSegment(int b) {
        return switch (b) {
            case 0x26, CS, 0x36, DS, 0x64, 0x65 -> true;
            default -> false;
        };
    }

    static boolean isPrefix(byte b) {
        int value = b & 0xff;
        return isRex(value)
                || isSegment(value)
                || switch (value) {
                    case 0xf0, REPNE, REP, OPERAND_SIZE, ADDRESS_SIZE -> true;
                    default -> false;
                };
    }

    static String word(int b) {
        return switch (b) {
            case 0x26 -> "es";
            case CS -> "cs";
            case 0x36 -> "ss";
            case DS -> "ds";
            case 0x64 -> "fs";
            case 0x65 -> "gs";
            case OPERAND_SIZE -> "data16";
            case ADDRESS_SIZE -> "addr32";
            case 0xf0 -> "lock";
            case REPNE -> "repnz";
            case REP -> "repz";
            default -> rex(b);
        };
    }

    private static String rex(int b) {
        if (b == 0x40) {
            return "rex";
        }
        return "rex."
                + ((b & 8) != 0 ? "W" : "")
                + ((b & 4) != 0 ? "R" : "")
                + ((b & 2) != 0 ? "X" : "")
                + ((b & 1) != 0 ? "B" : "");
    }
}
