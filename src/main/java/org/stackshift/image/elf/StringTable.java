package org.stackshift.image.elf;

import org.stackshift.base.ByteSpan;

import java.nio.charset.StandardCharsets;

/**
 * A section of zero-terminated names. Strings may share their tails, so a small hostile table could
 * stand for gigabytes of names; the table therefore gives out only a few times its own size and
 * answers with empty names afterwards.
 */
final class StringTable {
    static final StringTable EMPTY = new StringTable(ByteSpan.EMPTY);

    private static final int LONGEST_NAME = 1 << 15;
    private static final int SHARING = 8;

    private final ByteSpan bytes;
    private long budget;

    StringTable(ByteSpan bytes) {
        this.bytes = bytes;
        this.budget = LONGEST_NAME + (long) SHARING * bytes.length();
    }

    /** The name at {@code offset}, or an empty one if there is none. */
    String at(long offset) {
        if (offset == 0 || !bytes.has(offset, 1)) {
            return "";
        }
        int start = (int) offset;
        int end = bytes.indexOf(0, start, (int) Math.min(bytes.length(), offset + LONGEST_NAME));
        if (end < 0 || end - start > budget) {
            return "";
        }
        budget -= end - start;
        return new String(bytes.slice(start, end - start).toArray(), StandardCharsets.UTF_8);
    }
}
