package org.stackshift.image.elf;

import org.stackshift.base.ByteSpan;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks sections marked {@code SHF_COMPRESSED} (System V ABI, chapter 4, "Section Compression").
 */
final class CompressedSection {
    private static final int ELFCOMPRESS_ZLIB = 1;
    private static final int HEADER = 24;
    private static final long LARGEST = 1 << 26;

    /** Deflate cannot do better than this, so a header that claims more lies. */
    private static final long BEST_RATIO = 1032;

    private CompressedSection() {}

    /** The unpacked bytes, or none if they are packed in an unknown way or broken. */
    static ByteSpan unpack(ByteSpan packed) {
        if (packed.length() < HEADER || packed.i32(0) != ELFCOMPRESS_ZLIB) {
            return ByteSpan.EMPTY;
        }
        long size = packed.i64(8);
        if (size <= 0 || size > Math.min(LARGEST, BEST_RATIO * packed.length())) {
            return ByteSpan.EMPTY;
        }
        byte[] bytes = new byte[(int) size];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed.from(HEADER).toArray());
            return inflate(inflater, bytes) ? ByteSpan.of(bytes) : ByteSpan.EMPTY;
        }
    }

    private static boolean inflate(Inflater inflater, byte[] target) {
        int filled = 0;
        try {
            while (filled < target.length && !inflater.finished()) {
                int count = inflater.inflate(target, filled, target.length - filled);
                if (count == 0) {
                    return false;
                }
                filled += count;
            }
        } catch (DataFormatException broken) {
            return false;
        }
        return filled == target.length;
    }
}
