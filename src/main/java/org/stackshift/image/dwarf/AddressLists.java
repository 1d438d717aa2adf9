package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;

import java.util.ArrayList;
import java.util.List;

/**
 * Range lists and location lists, of DWARF 5 (§7.25, §7.7.3) and before (DWARF 4 §2.17.3, §2.6.2).
 */
final class AddressLists {
    private static final int END_OF_LIST = 0;
    private static final int BASE_ADDRESSX = 1;
    private static final int STARTX_ENDX = 2;
    private static final int STARTX_LENGTH = 3;
    private static final int OFFSET_PAIR = 4;

    private static final int RLE_BASE_ADDRESS = 5;
    private static final int RLE_START_END = 6;
    private static final int RLE_START_LENGTH = 7;

    private static final int LLE_DEFAULT_LOCATION = 5;
    private static final int LLE_BASE_ADDRESS = 6;
    private static final int LLE_START_END = 7;
    private static final int LLE_START_LENGTH = 8;
    private static final int LLE_GNU_VIEW_PAIR = 9;

    private static final AddressRange ALL = new AddressRange(0, -1);

    private final Unit unit;
    private final WorkBudget budget;
    private final int addressSize;
    private long base;

    AddressLists(Unit unit, WorkBudget budget) {
        this.unit = unit;
        this.budget = budget;
        this.addressSize = unit.header().addressSize();
        this.base = unit.baseAddress();
    }

    /**
     * The section offset of list number {@code index}, through the table of offsets at {@code
     * base}.
     */
    long offset(ByteSpan section, long tableBase, long index) {
        int size = unit.header().offsetSize();
        return tableBase + Cursor.at(section, tableBase + index * size, budget).unsigned(size);
    }

    List<AddressRange> ranges(ByteSpan section, long offset) {
        Cursor cursor = Cursor.at(section, offset, budget);
        List<AddressRange> ranges = new ArrayList<>();
        while (true) {
            int kind = cursor.u8();
            switch (kind) {
                case END_OF_LIST -> {
                    return List.copyOf(ranges);
                }
                case BASE_ADDRESSX -> base = unit.address(cursor.uleb());
                case RLE_BASE_ADDRESS -> base = cursor.unsigned(addressSize);
                case RLE_START_END -> ranges.add(startEnd(cursor));
                case RLE_START_LENGTH -> ranges.add(startLength(cursor));
                default -> ranges.add(indexed(cursor, kind));
            }
        }
    }

    Location locations(ByteSpan section, long offset) {
        Cursor cursor = Cursor.at(section, offset, budget);
        List<Location.Entry> entries = new ArrayList<>();
        while (true) {
            int kind = cursor.u8();
            switch (kind) {
                case END_OF_LIST -> {
                    return new Location(entries);
                }
                case BASE_ADDRESSX -> base = unit.address(cursor.uleb());
                case LLE_BASE_ADDRESS -> base = cursor.unsigned(addressSize);
                case LLE_GNU_VIEW_PAIR -> {
                    cursor.uleb();
                    cursor.uleb();
                }
                case LLE_DEFAULT_LOCATION -> entries.add(entry(ALL, cursor));
                case LLE_START_END -> entries.add(entry(startEnd(cursor), cursor));
                case LLE_START_LENGTH -> entries.add(entry(startLength(cursor), cursor));
                default -> entries.add(entry(indexed(cursor, kind), cursor));
            }
        }
    }

    List<AddressRange> oldRanges(ByteSpan section, long offset) {
        Cursor cursor = Cursor.at(section, offset, budget);
        List<AddressRange> ranges = new ArrayList<>();
        while (true) {
            long low = cursor.unsigned(addressSize);
            long high = cursor.unsigned(addressSize);
            if (low == 0 && high == 0) {
                return List.copyOf(ranges);
            }
            if (low == -1) {
                base = high;
            } else if (low != high) {
                ranges.add(new AddressRange(base + low, base + high));
            }
        }
    }

    Location oldLocations(ByteSpan section, long offset) {
        Cursor cursor = Cursor.at(section, offset, budget);
        List<Location.Entry> entries = new ArrayList<>();
        while (true) {
            long low = cursor.unsigned(addressSize);
            long high = cursor.unsigned(addressSize);
            if (low == 0 && high == 0) {
                return new Location(entries);
            }
            if (low == -1) {
                base = high;
                continue;
            }
            AddressRange range = new AddressRange(base + low, base + high);
            entries.add(new Location.Entry(range, cursor.block(cursor.u16())));
        }
    }

    private AddressRange startEnd(Cursor cursor) {
        return new AddressRange(cursor.unsigned(addressSize), cursor.unsigned(addressSize));
    }

    private AddressRange startLength(Cursor cursor) {
        long low = cursor.unsigned(addressSize);
        return new AddressRange(low, low + cursor.uleb());
    }

    /** The kinds that have the same number in both sorts of list. */
    private AddressRange indexed(Cursor cursor, int kind) {
        return switch (kind) {
            case STARTX_ENDX ->
                    new AddressRange(unit.address(cursor.uleb()), unit.address(cursor.uleb()));
            case STARTX_LENGTH -> {
                long low = unit.address(cursor.uleb());
                yield new AddressRange(low, low + cursor.uleb());
            }
            case OFFSET_PAIR -> new AddressRange(base + cursor.uleb(), base + cursor.uleb());
            default -> throw new DwarfFault("a list entry of unknown kind " + kind);
        };
    }

    private static Location.Entry entry(AddressRange range, Cursor cursor) {
        return new Location.Entry(range, cursor.block(cursor.uleb()));
    }
}
