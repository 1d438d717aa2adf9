package org.stackshift.image.dwarf;

/**
 * Broken debugging information, on its way to the reader of the enclosing unit; never leaves the
 * package.
 */
@SuppressWarnings("serial")
final class DwarfFault extends RuntimeException {
    DwarfFault(String message) {
        super(message, null, false, false);
    }
}
