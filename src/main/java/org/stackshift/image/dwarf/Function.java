package org.stackshift.image.dwarf;

import java.util.List;

/**
 * A function that has code.
 *
 * @param name as in the source, without namespace or class
 * @param linkageName as the linker knows it; equal to {@code name} in C
 * @param ranges where its code lies, the entry first
 * @param line of its declaration, 0 if unknown
 * @param frameBase what DW_OP_fbreg counts from
 * @param variables parameters in order, then locals
 * @param inlined calls that were replaced by the called code
 */
public record Function(
        String name,
        String linkageName,
        List<AddressRange> ranges,
        SourceFile file,
        int line,
        Location frameBase,
        List<Variable> variables,
        List<InlinedCall> inlined) {
    /**
     * Code of another function standing in this one, itself possibly inside another inlined call.
     */
    public record InlinedCall(
            String name, List<AddressRange> ranges, SourceFile callFile, int callLine) {
        /** Whether an address belongs to the inlined code. */
        public boolean contains(long vaddr) {
            return ranges.stream().anyMatch(range -> range.contains(vaddr));
        }
    }

    /** Address of its first instruction. */
    public long entry() {
        return ranges.getFirst().low();
    }

    /** Whether an address belongs to the function's code. */
    public boolean contains(long vaddr) {
        return ranges.stream().anyMatch(range -> range.contains(vaddr));
    }
}
