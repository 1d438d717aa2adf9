package org.stackshift.image.dwarf;

import org.stackshift.image.dwarf.AttributeValue.Address;
import org.stackshift.image.dwarf.AttributeValue.AddressIndex;
import org.stackshift.image.dwarf.AttributeValue.Block;
import org.stackshift.image.dwarf.AttributeValue.ListIndex;
import org.stackshift.image.dwarf.AttributeValue.Number;
import org.stackshift.image.dwarf.AttributeValue.Text;
import org.stackshift.image.dwarf.AttributeValue.TextIndex;

import java.util.List;
import java.util.Optional;

/** One unit of .debug_info: resolves attributes that need the unit's bases. */
final class Unit {
    private final UnitHeader header;
    private final DebugSections sections;
    private final StringSections strings;
    private final WorkBudget budget;
    private Optional<Die> root = Optional.empty();

    Unit(UnitHeader header, DebugSections sections, StringSections strings, WorkBudget budget) {
        this.header = header;
        this.sections = sections;
        this.strings = strings;
        this.budget = budget;
    }

    UnitHeader header() {
        return header;
    }

    /** The topmost entry, once it is read. */
    Optional<Die> root() {
        return root;
    }

    void setRoot(Die die) {
        root = Optional.of(die);
    }

    /** The address to which range and location lists are relative. */
    long baseAddress() {
        return root.flatMap(die -> die.get(Dw.AT_LOW_PC)).flatMap(this::address).orElse(0L);
    }

    Optional<Long> address(AttributeValue value) {
        return switch (value) {
            case Address address -> Optional.of(address.vaddr());
            case AddressIndex index -> Optional.of(address(index.index()));
            default -> Optional.empty();
        };
    }

    /** Number {@code index} of the unit's addresses in .debug_addr. */
    long address(long index) {
        long offset = base(Dw.AT_ADDR_BASE, 8) + index * header.addressSize();
        return Cursor.at(sections.addr(), offset, budget).unsigned(header.addressSize());
    }

    Optional<String> text(AttributeValue value) {
        return switch (value) {
            case Text text -> Optional.of(text.text());
            case TextIndex index -> Optional.of(text(index.index()));
            default -> Optional.empty();
        };
    }

    private String text(long index) {
        int headerSize = header.offsetSize() == 4 ? 8 : 16;
        long offset = base(Dw.AT_STR_OFFSETS_BASE, headerSize) + index * header.offsetSize();
        return strings.str(
                Cursor.at(sections.strOffsets(), offset, budget).unsigned(header.offsetSize()));
    }

    /** The addresses that an entry covers (DWARF 5 §2.17); none for a mere declaration. */
    List<AddressRange> ranges(Die die) {
        Optional<AttributeValue> list = die.get(Dw.AT_RANGES);
        if (list.isPresent()) {
            return rangeList(list.get());
        }
        Optional<Long> low = die.get(Dw.AT_LOW_PC).flatMap(this::address);
        Optional<Long> high = die.get(Dw.AT_HIGH_PC).flatMap(value -> highPc(value, low));
        if (low.isEmpty() || high.isEmpty() || Long.compareUnsigned(low.get(), high.get()) >= 0) {
            return List.of();
        }
        return List.of(new AddressRange(low.get(), high.get()));
    }

    /** DW_AT_high_pc is an address or, as a constant, the distance from the low one. */
    private Optional<Long> highPc(AttributeValue value, Optional<Long> low) {
        return value instanceof Number size ? low.map(l -> l + size.value()) : address(value);
    }

    private List<AddressRange> rangeList(AttributeValue value) {
        AddressLists lists = new AddressLists(this, budget);
        boolean old = header.version() < 5;
        return switch (value) {
            case Number offset when old -> lists.oldRanges(sections.ranges(), offset.value());
            case Number offset -> lists.ranges(sections.rnglists(), offset.value());
            case ListIndex index ->
                    lists.ranges(
                            sections.rnglists(),
                            lists.offset(
                                    sections.rnglists(),
                                    base(Dw.AT_RNGLISTS_BASE, listHeaderSize()),
                                    index.index()));
            default -> List.of();
        };
    }

    /** Where an entry's value lives (DWARF 5 §2.6). */
    Location location(AttributeValue value) {
        AddressLists lists = new AddressLists(this, budget);
        boolean old = header.version() < 5;
        return switch (value) {
            case Block block -> Location.everywhere(block.bytes());
            case Number offset when old -> lists.oldLocations(sections.loc(), offset.value());
            case Number offset -> lists.locations(sections.loclists(), offset.value());
            case ListIndex index ->
                    lists.locations(
                            sections.loclists(),
                            lists.offset(
                                    sections.loclists(),
                                    base(Dw.AT_LOCLISTS_BASE, listHeaderSize()),
                                    index.index()));
            default -> Location.NOWHERE;
        };
    }

    private int listHeaderSize() {
        return header.offsetSize() == 4 ? 12 : 20;
    }

    private long base(int attribute, long otherwise) {
        return root.flatMap(die -> die.number(attribute)).orElse(otherwise);
    }
}
