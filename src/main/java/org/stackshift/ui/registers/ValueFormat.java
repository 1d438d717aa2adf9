package org.stackshift.ui.registers;

import org.stackshift.session.view.RegisterValue;
import org.stackshift.ui.common.Hex;

/** How numbers are written. */
public enum ValueFormat {
    HEX,
    SIGNED,
    UNSIGNED,
    ASCII;

    /** A register's value; only hexadecimal has leading zeros. */
    Hex write(RegisterValue register) {
        long value = register.value();
        return switch (this) {
            case HEX -> Hex.of(value, register.bytes());
            case SIGNED -> new Hex("", Long.toString(value));
            case UNSIGNED -> new Hex("", Long.toUnsignedString(value));
            case ASCII -> new Hex("", ascii(value, register.bytes()));
        };
    }

    private static String ascii(long value, int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = bytes - 1; i >= 0; i--) {
            int code = (int) (value >>> 8 * i) & 0xff;
            text.append(code >= 0x20 && code < 0x7f ? (char) code : '\u00b7');
        }
        return text.toString();
    }
}
