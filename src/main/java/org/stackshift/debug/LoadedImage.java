package org.stackshift.debug;

import org.stackshift.image.dwarf.AddressRange;
import org.stackshift.image.dwarf.DebugInfo;
import org.stackshift.image.dwarf.Function;
import org.stackshift.image.dwarf.UnwindRules;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.ProgramHeader;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An ELF file in memory, with its names and debugging information. Takes addresses as they are in
 * memory; records of {@code image.dwarf} that it hands out keep addresses as linked, {@link #bias}
 * below.
 */
public final class LoadedImage {
    private final DebugInfo debugInfo;
    private final Symbols symbols;
    private final long bias;
    private final long entry;
    private final List<AddressRange> code;
    private final TreeMap<Long, Function> functions = new TreeMap<>(Long::compareUnsigned);

    /**
     * @param bias how far above its linked addresses the file lies: 0 unless position-independent
     */
    public LoadedImage(ElfFile file, long bias) {
        this.debugInfo = DebugInfo.read(file);
        this.symbols = Symbols.of(file, bias);
        this.bias = bias;
        this.entry = file.header().entry() + bias;
        this.code =
                file.programHeaders().stream()
                        .filter(header -> header.type() == ProgramHeader.PT_LOAD)
                        .filter(header -> (header.flags() & ProgramHeader.PF_X) != 0)
                        .map(header -> range(header, bias))
                        .toList();
        for (Function function : debugInfo.functions()) {
            for (AddressRange range : function.ranges()) {
                functions.putIfAbsent(range.low() + bias, function);
            }
        }
    }

    private static AddressRange range(ProgramHeader header, long bias) {
        long low = header.vaddr() + bias;
        return new AddressRange(low, low + header.memorySize());
    }

    public DebugInfo debugInfo() {
        return debugInfo;
    }

    public Symbols symbols() {
        return symbols;
    }

    /** What to add to an address as linked. */
    public long bias() {
        return bias;
    }

    /** Whether an address lies in an executable segment. */
    public boolean isCode(long vaddr) {
        return code.stream().anyMatch(range -> range.contains(vaddr));
    }

    /** Whether an address belongs to the function at which the program begins: nobody called it. */
    public boolean isOutermost(long vaddr) {
        return symbols.entryAt(entry).equals(symbols.entryAt(vaddr));
    }

    /** Whether an address is the first of a function. */
    public boolean isEntry(long vaddr) {
        return symbols.entryAt(vaddr).filter(e -> e.isCode() && e.vaddr() == vaddr).isPresent();
    }

    /** The function with debugging information that an address belongs to. */
    public Optional<Function> functionAt(long vaddr) {
        return Optional.ofNullable(functions.floorEntry(vaddr))
                .map(java.util.Map.Entry::getValue)
                .filter(function -> function.contains(vaddr - bias));
    }

    /** The unwinding rules before the instruction at an address. */
    public Optional<UnwindRules> rulesAt(long vaddr) {
        return debugInfo.frames().rulesAt(vaddr - bias);
    }
}
