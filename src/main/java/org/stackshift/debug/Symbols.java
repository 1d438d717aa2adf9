package org.stackshift.debug;

import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.ElfSymbol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names for addresses, of functions and of objects, from symbol tables. Lookups take logarithmic
 * time.
 */
public final class Symbols {
    /**
     * A name may stretch over a gap behind it, but not farther than this if its size is unknown.
     */
    private static final long FARTHEST = 1 << 16;

    /** Of names for the same address the program's own is better than the linker's. */
    private static final Comparator<Entry> BEST_FIRST =
            Comparator.<Entry>comparingInt(entry -> entry.binding() == ElfSymbol.STB_GLOBAL ? 0 : 1)
                    .thenComparing(entry -> entry.size() == 0)
                    .thenComparingInt(entry -> leadingUnderscores(entry.linkageName()))
                    .thenComparing(Entry::linkageName);

    private final List<Entry> sorted;
    private final Map<String, Entry> byLinkageName = new HashMap<>();

    /**
     * One symbol at its address in memory.
     *
     * @param linkageName as the linker knows it
     * @param vaddr first byte
     * @param size in bytes, 0 = unknown
     * @param isCode whether it names instructions
     * @param binding STB_*
     */
    public record Entry(String linkageName, long vaddr, long size, boolean isCode, int binding) {
        /** The first address behind it. */
        public long end() {
            return vaddr + size;
        }
    }

    /** A table of the given symbols; of several at one address one is kept. */
    public Symbols(List<Entry> entries) {
        List<Entry> all = new ArrayList<>(entries);
        all.sort(
                (a, b) -> {
                    int byAddress = Long.compareUnsigned(a.vaddr(), b.vaddr());
                    return byAddress != 0 ? byAddress : BEST_FIRST.compare(a, b);
                });
        all.forEach(entry -> byLinkageName.putIfAbsent(entry.linkageName(), entry));
        List<Entry> distinct = new ArrayList<>();
        for (Entry entry : all) {
            if (distinct.isEmpty() || distinct.getLast().vaddr() != entry.vaddr()) {
                distinct.add(entry);
            }
        }
        this.sorted = List.copyOf(distinct);
    }

    /** The symbols of a file loaded {@code bias} bytes above where it was linked. */
    public static Symbols of(ElfFile file, long bias) {
        List<ElfSymbol> symbols = file.symbols().isEmpty() ? file.dynamicSymbols() : file.symbols();
        return new Symbols(
                symbols.stream().filter(Symbols::isUseful).map(s -> entry(s, bias)).toList());
    }

    private static boolean isUseful(ElfSymbol symbol) {
        boolean named = symbol.isDefined() && !symbol.name().isEmpty();
        return named
                && symbol.sectionIndex() != ElfSymbol.SHN_ABS
                && switch (symbol.type()) {
                    case ElfSymbol.STT_FUNC, ElfSymbol.STT_OBJECT, ElfSymbol.STT_GNU_IFUNC -> true;
                    case ElfSymbol.STT_NOTYPE -> symbol.binding() != ElfSymbol.STB_LOCAL;
                    default -> false;
                };
    }

    private static Entry entry(ElfSymbol symbol, long bias) {
        boolean isCode = symbol.type() != ElfSymbol.STT_OBJECT;
        return new Entry(
                symbol.name(), symbol.value() + bias, symbol.size(), isCode, symbol.binding());
    }

    /** What an address belongs to. */
    public Optional<NamedAddress> at(long vaddr) {
        return entryAt(vaddr)
                .map(
                        entry ->
                                new NamedAddress(
                                        Demangler.demangle(entry.linkageName()),
                                        entry.vaddr(),
                                        entry.size(),
                                        vaddr - entry.vaddr()));
    }

    /** The symbol that an address belongs to. */
    public Optional<Entry> entryAt(long vaddr) {
        int low = 0;
        int high = sorted.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Long.compareUnsigned(sorted.get(middle).vaddr(), vaddr) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(sorted.get(low)).filter(entry -> covers(entry, vaddr));
    }

    /** The symbol with a linkage name. */
    public Optional<Entry> named(String linkageName) {
        return Optional.ofNullable(byLinkageName.get(linkageName));
    }

    /** All symbols by address, one for each address. */
    public List<Entry> entries() {
        return sorted;
    }

    private static boolean covers(Entry entry, long vaddr) {
        long offset = vaddr - entry.vaddr();
        return offset >= 0 && offset < (entry.size() == 0 ? FARTHEST : entry.size());
    }

    private static int leadingUnderscores(String name) {
        int count = 0;
        while (count < name.length() && name.charAt(count) == '_') {
            count++;
        }
        return count;
    }
}
