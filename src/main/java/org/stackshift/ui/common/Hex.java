package org.stackshift.ui.common;

/**
 * A number as digits: leading zeros, to be drawn dim, apart from the digits that count.
 *
 * @param zeros leading zeros up to the full width; may be empty
 * @param digits the rest, at least one digit
 */
public record Hex(String zeros, String digits) {
    /** All digits of a value of {@code bytes} bytes. */
    public static Hex of(long value, int bytes) {
        String digits = Long.toHexString(bytes == 8 ? value : value & (1L << 8 * bytes) - 1);
        return new Hex("0".repeat(2 * bytes - digits.length()), digits);
    }

    /** A value without leading zeros. */
    public static String plain(long value) {
        return Long.toHexString(value);
    }

    /** A distance with its sign: {@code +08}, {@code -10}; at least two digits. */
    public static String distance(long bytes) {
        String digits = Long.toHexString(Math.abs(bytes));
        return (bytes < 0 ? "-" : "+") + (digits.length() < 2 ? "0" : "") + digits;
    }

    /** Zeros and digits together. */
    public String text() {
        return zeros + digits;
    }
}
