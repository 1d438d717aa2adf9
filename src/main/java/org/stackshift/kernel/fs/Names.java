package org.stackshift.kernel.fs;

import java.nio.charset.StandardCharsets;

/** File names as bytes. */
final class Names {
    private Names() {}

    static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
