package org.stackshift.image.dwarf;

/** Addresses from {@code low} up to but without {@code high}, unsigned. */
public record AddressRange(long low, long high) {
    /** Whether an address lies in it. */
    public boolean contains(long vaddr) {
        return Long.compareUnsigned(vaddr, low) >= 0 && Long.compareUnsigned(vaddr, high) < 0;
    }
}
