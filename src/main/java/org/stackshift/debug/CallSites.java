package org.stackshift.debug;

import java.util.OptionalLong;

/** Tells return addresses from other words by the call in front of them (SDM vol. 2, CALL). */
final class CallSites {
    private static final int CALL_REL32 = 0xe8;
    private static final int CALL_INDIRECT = 0xff;

    private final LoadedImage image;
    private final Peek peek;

    CallSites(LoadedImage image, Peek peek) {
        this.image = image;
        this.peek = peek;
    }

    /** Whether a call instruction ends at {@code vaddr}. */
    boolean isReturnAddress(long vaddr) {
        if (!image.isCode(vaddr - 1)) {
            return false;
        }
        if (byteAt(vaddr - 5) == CALL_REL32) {
            return true;
        }
        for (int length = 2; length <= 7; length++) {
            // FF /2: the middle three bits of the ModRM byte are 2.
            boolean indirect =
                    byteAt(vaddr - length) == CALL_INDIRECT
                            && (byteAt(vaddr - length + 1) >> 3 & 7) == 2;
            if (indirect) {
                return true;
            }
        }
        return false;
    }

    private int byteAt(long vaddr) {
        OptionalLong value = peek.load(vaddr, 1);
        return value.isPresent() ? (int) value.getAsLong() : -1;
    }
}
