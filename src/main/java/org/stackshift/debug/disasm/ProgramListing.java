package org.stackshift.debug.disasm;

import org.jspecify.annotations.Nullable;
import org.stackshift.debug.Symbols;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.SectionHeader;

import java.io.IOException;
import java.util.HexFormat;

/**
 * The listing of a program: each executable section, each instruction on a line, as {@code objdump
 * -d -w} has it.
 */
public final class ProgramListing {
    private static final HexFormat HEX = HexFormat.of();
    private static final int CHUNK = 1 << 16;

    private final ElfFile file;
    private final Symbols symbols;
    private final Disassembler disassembler;
    private final Appendable out;
    private final StringBuilder chunk = new StringBuilder(CHUNK + 256);

    private ProgramListing(ElfFile file, Syntax syntax, Appendable out) {
        this.file = file;
        this.out = out;
        symbols = Symbols.of(file, 0);
        disassembler = new Disassembler(syntax, this::name);
    }

    /**
     * Writes the listing of a file at the addresses at which it was linked.
     *
     * @throws IOException if {@code out} takes no more
     */
    public static void write(ElfFile file, Syntax syntax, Appendable out) throws IOException {
        ProgramListing listing = new ProgramListing(file, syntax, out);
        for (SectionHeader section : file.sections()) {
            if (section.isExecutable()) {
                listing.section(section);
            }
        }
    }

    private void section(SectionHeader section) throws IOException {
        byte[] code = file.bytes(section).toArray();
        chunk.append("\nDisassembly of section ").append(section.name()).append(":\n");
        for (int at = 0; at < code.length; ) {
            Line line = disassembler.line(section.vaddr() + at, code, at, code.length);
            label(line.vaddr(), at == 0);
            line.appendTo(chunk);
            at += line.length();
            if (chunk.length() >= CHUNK) {
                flush();
            }
        }
        flush();
    }

    /** The line that names a place, or a blank one at the start of a section.. */
    private void label(long vaddr, boolean first) {
        String name = name(vaddr);
        boolean named = name != null && name.indexOf('+') < 0;
        if (named) {
            chunk.append('\n')
                    .append(HEX.toHexDigits(vaddr))
                    .append(" <")
                    .append(name)
                    .append(">:\n");
        } else if (first) {
            chunk.append('\n');
        }
    }

    private @Nullable String name(long vaddr) {
        return symbols.entryAt(vaddr)
                .map(entry -> offsetName(entry.linkageName(), vaddr - entry.vaddr()))
                .orElse(null);
    }

    private static String offsetName(String name, long offset) {
        return offset == 0 ? name : name + "+0x" + Long.toHexString(offset);
    }

    private void flush() throws IOException {
        out.append(chunk);
        chunk.setLength(0);
    }
}
