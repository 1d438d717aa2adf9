package org.stackshift.image.dwarf;

import org.stackshift.base.ByteSpan;

/**
 * What an attribute holds, as far as it can be said without the rest of its unit (DWARF 5 §7.5.5).
 */
sealed interface AttributeValue {
    /** A constant, a flag or an offset into another section. */
    record Number(long value) implements AttributeValue {}

    /** A virtual address. */
    record Address(long vaddr) implements AttributeValue {}

    /** The number of an address in .debug_addr. */
    record AddressIndex(long index) implements AttributeValue {}

    /** A string. */
    record Text(String text) implements AttributeValue {}

    /** The number of a string in .debug_str_offsets. */
    record TextIndex(long index) implements AttributeValue {}

    /** Bytes: mostly a location expression. */
    record Block(ByteSpan bytes) implements AttributeValue {}

    /** Another entry, by its offset in .debug_info. */
    record Reference(long offset) implements AttributeValue {}

    /** The number of a range list or a location list. */
    record ListIndex(long index) implements AttributeValue {}

    /** Something that lies in another file. */
    record Elsewhere() implements AttributeValue {}
}
