package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;

import java.util.List;
import java.util.Optional;

/**
 * Where something lives, which may differ from instruction to instruction.
 *
 * @param entries for each range of addresses an expression for {@link Expression}
 */
public record Location(List<Entry> entries) {
    /** Of something that the compiler removed. */
    public static final Location NOWHERE = new Location(List.of());

    /** An expression that holds while the program counter is in a range. */
    public record Entry(AddressRange range, ByteSpan expression) {}

    public Location {
        entries = List.copyOf(entries);
    }

    /** One expression for all addresses. */
    static Location everywhere(ByteSpan expression) {
        return new Location(List.of(new Entry(new AddressRange(0, -1), expression)));
    }

    /** The expression that holds at {@code pc}, an address as linked. */
    public Optional<ByteSpan> at(long pc) {
        return entries.stream()
                .filter(entry -> entry.range().contains(pc))
                .map(Entry::expression)
                .findFirst();
    }
}
