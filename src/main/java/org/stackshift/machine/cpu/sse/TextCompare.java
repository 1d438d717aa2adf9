package org.stackshift.machine.cpu.sse;

/**
 * The comparisons of pcmpestri and its kin (SDM vol. 2 §4.1): of two texts of eight words or
 * sixteen bytes, which elements of the second one match the first.
 *
 * <pre>
 *  7  6  5..4      3..2         1..0      of the immediate
 *    |  |polarity |aggregation |format|
 * </pre>
 */
final class TextCompare {
    private static final int WORDS = 1;
    private static final int SIGNED = 2;
    private static final int NEGATIVE = 1;
    private static final int MASKED = 2;

    private final int immediate;
    private final int width;
    private final int count;

    TextCompare(int immediate) {
        this.immediate = immediate;
        this.width = (immediate & WORDS) != 0 ? 16 : 8;
        this.count = 128 / width;
    }

    /** Elements that a register holds. */
    int count() {
        return count;
    }

    /** Bits of an element. */
    int width() {
        return width;
    }

    /** A text: the elements of a register, of which {@code length} are valid. */
    record Text(long low, long high, int length) {}

    /** How many elements stand before the first zero. */
    int implicitLength(long low, long high) {
        int length = 0;
        while (length < count && bits(low, high, length) != 0) {
            length++;
        }
        return length;
    }

    /** Bit j tells whether element j of b matches, polarity applied (IntRes2). */
    int matches(Text a, Text b) {
        int result = 0;
        for (int j = 0; j < count; j++) {
            result |= matches(a, b, j) ? 1 << j : 0;
        }
        int polarity = immediate >>> 4 & 3;
        if ((polarity & NEGATIVE) == 0) {
            return result;
        }
        int inverted = (polarity & MASKED) != 0 ? (1 << b.length) - 1 : (1 << count) - 1;
        return result ^ inverted;
    }

    private boolean matches(Text a, Text b, int j) {
        return switch (immediate >>> 2 & 3) {
            case 0 -> j < b.length && equalsAny(a, value(b, j));
            case 1 -> j < b.length && isInRanges(a, value(b, j));
            case 2 -> equalsEach(a, b, j);
            default -> beginsAt(a, b, j);
        };
    }

    private boolean equalsAny(Text a, int value) {
        for (int i = 0; i < a.length; i++) {
            if (value(a, i) == value) {
                return true;
            }
        }
        return false;
    }

    /** The first text is pairs of bounds; a bound without its partner counts for nothing. */
    private boolean isInRanges(Text a, int value) {
        for (int i = 0; i + 1 < a.length; i += 2) {
            if (value(a, i) <= value && value <= value(a, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean equalsEach(Text a, Text b, int j) {
        boolean inA = j < a.length;
        boolean inB = j < b.length;
        return inA && inB ? value(a, j) == value(b, j) : inA == inB;
    }

    /** Whether as much of the first text as fits into the register stands at element j. */
    private boolean beginsAt(Text a, Text b, int j) {
        for (int i = 0; i < a.length && i + j < count; i++) {
            if (i + j >= b.length || value(a, i) != value(b, i + j)) {
                return false;
            }
        }
        return true;
    }

    private int value(Text text, int index) {
        int bits = bits(text.low, text.high, index);
        if ((immediate & SIGNED) == 0) {
            return bits;
        }
        return width == 8 ? (byte) bits : (short) bits;
    }

    private int bits(long low, long high, int index) {
        int inHalf = 64 / width;
        long half = index < inHalf ? low : high;
        return (int) (half >>> width * (index % inHalf)) & (1 << width) - 1;
    }
}
