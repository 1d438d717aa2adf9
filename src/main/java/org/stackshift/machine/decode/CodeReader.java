package org.stackshift.machine.decode;

/**
 * Reads the bytes of one instruction, little-endian. A read beyond the limit, or beyond the
 * fifteenth byte, yields zeros and is remembered, so that only the end of the decoding has to ask.
 */
final class CodeReader {
    /** The longest instruction (SDM vol. 2 §2.3.11). */
    static final int MAX_LENGTH = 15;

    private final byte[] code;
    private final int start;
    private final int limit;
    private final int end;
    private int position;
    private boolean overrun;

    CodeReader(byte[] code, int start, int limit) {
        this.code = code;
        this.start = start;
        this.limit = limit;
        this.end = Math.min(limit, start + MAX_LENGTH);
        this.position = start;
    }

    int u8() {
        if (position < end) {
            return code[position++] & 0xff;
        }
        overrun = true;
        return 0;
    }

    /** The next byte, which stays there to be read. */
    int peek() {
        if (position < end) {
            return code[position] & 0xff;
        }
        overrun = true;
        return 0;
    }

    void skip() {
        position++;
    }

    /** A little-endian number of 1, 2, 4 or 8 bytes, sign-extended. */
    long signed(int bytes) {
        long value = unsigned(bytes);
        int shift = 64 - 8 * bytes;
        return value << shift >> shift;
    }

    /** A little-endian number of 1, 2, 4 or 8 bytes, zero-extended. */
    long unsigned(int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) u8() << 8 * i;
        }
        return value;
    }

    int length() {
        return position - start;
    }

    boolean overrun() {
        return overrun;
    }

    /** After an overrun: what stood in the way. */
    Undecodable reason() {
        return end == limit && limit - start < MAX_LENGTH
                ? Undecodable.TRUNCATED
                : Undecodable.TOO_LONG;
    }
}
