package org.stackshift.kernel.syscall;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strings as programs see them. */
final class Utf8 {
    private Utf8() {}

    static byte[] bytes(String string) {
        return string.getBytes(StandardCharsets.UTF_8);
    }

    /** With a zero byte at the end. */
    static byte[] zeroTerminated(String string) {
        byte[] bytes = bytes(string);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }
}
