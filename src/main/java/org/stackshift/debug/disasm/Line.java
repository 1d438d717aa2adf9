package org.stackshift.debug.disasm;

import java.util.HexFormat;

/**
 * One line of disassembly.
 *
 * @param vaddr of its first byte
 * @param code where its bytes are; shared, not copied
 * @param offset of its first byte in {@code code}
 * @param length how many bytes
 * @param text the instruction, or {@code (bad)}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Line(long vaddr, byte[] code, int offset, int length, String text) {
    private static final HexFormat HEX = HexFormat.of();
    private static final int ADDRESS_COLUMNS = 8;
    private static final int BYTES_COLUMNS = 3 * 7;

    /**
     * Appends the line as {@code objdump -d -w} prints it, e.g. {@code 401136:\t55 \tpush %rbp}.
     */
    public void appendTo(StringBuilder out) {
        String address = Long.toHexString(vaddr);
        out.repeat(' ', Math.max(0, ADDRESS_COLUMNS - address.length()))
                .append(address)
                .append(":\t");
        int start = out.length();
        for (int i = offset; i < offset + length; i++) {
            out.append(HEX.toHighHexDigit(code[i])).append(HEX.toLowHexDigit(code[i])).append(' ');
        }
        out.repeat(' ', Math.max(0, BYTES_COLUMNS - (out.length() - start)));
        out.append('\t').append(text).append('\n');
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        appendTo(out);
        return out.substring(0, out.length() - 1);
    }
}
