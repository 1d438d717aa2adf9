package org.stackshift.session.view;

/** A name in the program and the distance from it, in bytes. */
public record Symbol(String name, long offset) {
    /** As debuggers write it: {@code yield_to} or {@code yield_to+0x1a}. */
    public String text() {
        return offset == 0 ? name : name + "+0x" + Long.toHexString(offset);
    }
}
