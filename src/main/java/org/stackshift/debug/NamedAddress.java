package org.stackshift.debug;

/**
 * A name in the program and an address inside what it names.
 *
 * @param name as in the source where that can be said, without parameters
 * @param start address that the name stands for
 * @param size in bytes, 0 = unknown
 * @param offset of the address from {@code start}
 */
public record NamedAddress(String name, long start, long size, long offset) {}
