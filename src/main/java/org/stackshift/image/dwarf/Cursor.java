package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;

import java.nio.charset.StandardCharsets;

/**
 * Reads a section from front to back; running over its end or over the budget is a {@link
 * DwarfFault}.
 */
final class Cursor {
    /** LEB128 may be padded, but not without end. */
    private static final int LONGEST_LEB = 16;

    private final ByteSpan bytes;
    private final WorkBudget budget;
    private int position;

    Cursor(ByteSpan bytes, WorkBudget budget) {
        this.bytes = bytes;
        this.budget = budget;
    }

    /** A cursor at {@code offset} of a section. */
    static Cursor at(ByteSpan section, long offset, WorkBudget budget) {
        Cursor cursor = new Cursor(section, budget);
        cursor.skip(offset);
        return cursor;
    }

    int position() {
        return position;
    }

    int remaining() {
        return bytes.length() - position;
    }

    boolean atEnd() {
        return position == bytes.length();
    }

    void skip(long count) {
        take(count);
    }

    int u8() {
        return bytes.u8(take(1));
    }

    int i8() {
        return (byte) u8();
    }

    int u16() {
        return bytes.u16(take(2));
    }

    int i32() {
        return bytes.i32(take(4));
    }

    long u32() {
        return bytes.u32(take(4));
    }

    long i64() {
        return bytes.i64(take(8));
    }

    /** An unsigned number of 1, 2, 3, 4 or 8 bytes. */
    long unsigned(int size) {
        return switch (size) {
            case 1 -> u8();
            case 2 -> u16();
            case 3 -> u16() | (long) u8() << 16;
            case 4 -> u32();
            case 8 -> i64();
            default -> throw new DwarfFault("a number of " + size + " bytes");
        };
    }

    /** Unsigned LEB128 (DWARF 5 §7.6); bits above 63 are lost. */
    long uleb() {
        long value = 0;
        for (int i = 0; i < LONGEST_LEB; i++) {
            int part = u8();
            value |= i < 10 ? (long) (part & 0x7f) << 7 * i : 0;
            if (part < 0x80) {
                return value;
            }
        }
        throw new DwarfFault("a number without end");
    }

    /** Signed LEB128 (DWARF 5 §7.6). */
    long sleb() {
        long value = 0;
        for (int i = 0; i < LONGEST_LEB; i++) {
            int part = u8();
            value |= i < 10 ? (long) (part & 0x7f) << 7 * i : 0;
            if (part < 0x80) {
                boolean negative = (part & 0x40) != 0;
                return negative && i < 9 ? value | -1L << 7 * (i + 1) : value;
            }
        }
        throw new DwarfFault("a number without end");
    }

    /** A zero-terminated string. */
    String text() {
        int end = bytes.indexOf(0, position, bytes.length());
        if (end < 0) {
            throw new DwarfFault("a string without end");
        }
        budget.spend(end - position);
        String text = new String(block(end - position).toArray(), StandardCharsets.UTF_8);
        position++;
        return text;
    }

    /** The next {@code count} bytes. */
    ByteSpan block(long count) {
        return bytes.slice(take(count), count);
    }

    /** A cursor over the next {@code count} bytes only. */
    Cursor part(long count) {
        return new Cursor(block(count), budget);
    }

    /** The length that begins a unit, with its size of offsets: 4 or 8 bytes (DWARF 5 §7.4). */
    UnitLength unitLength() {
        long length = u32();
        if (length == 0xffff_ffffL) {
            return new UnitLength(i64(), 8);
        }
        if (length >= 0xffff_fff0L) {
            throw new DwarfFault("a reserved unit length");
        }
        return new UnitLength(length, 4);
    }

    /**
     * @param bytes that follow
     * @param offsetSize 4 or 8: the DWARF format
     */
    record UnitLength(long bytes, int offsetSize) {}

    private int take(long count) {
        budget.spend(1);
        if (!bytes.has(position, count)) {
            throw new DwarfFault("the debugging information is cut off");
        }
        int at = position;
        position += (int) count;
        return at;
    }
}
