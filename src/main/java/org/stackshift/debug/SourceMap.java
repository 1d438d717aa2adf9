package org.stackshift.debug;

import org.stackshift.image.dwarf.AddressRange;
import org.stackshift.image.dwarf.LineRow;
import org.stackshift.image.dwarf.LineTable;
import org.stackshift.image.dwarf.SourceFile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** From addresses to source lines and back, for one image. */
public final class SourceMap {
    private final LineTable lines;
    private final long bias;
    private final Map<String, TreeMap<Integer, List<Long>>> addresses = new HashMap<>();

    public SourceMap(LoadedImage image) {
        this.lines = image.debugInfo().lines();
        this.bias = image.bias();
        lines.rows().filter(row -> row.line() > 0 && row.isStatement()).forEach(this::add);
    }

    private void add(LineRow row) {
        List<Long> of =
                addresses
                        .computeIfAbsent(row.file().path(), file -> new TreeMap<>())
                        .computeIfAbsent(row.line(), line -> new ArrayList<>());
        long vaddr = row.vaddr() + bias;
        if (!of.contains(vaddr)) {
            of.add(vaddr);
        }
    }

    /** The line that an instruction comes from. */
    public Optional<SourcePosition> at(long vaddr) {
        return lines.rowAt(vaddr - bias)
                .filter(row -> row.line() > 0)
                .map(row -> new SourcePosition(row.file().path(), row.line()));
    }

    /** The instructions around an address that the line table treats as one. */
    public Optional<AddressRange> extentAt(long vaddr) {
        return lines.extentAt(vaddr - bias)
                .map(range -> new AddressRange(range.low() + bias, range.high() + bias));
    }

    /**
     * Whether an instruction begins a statement: a row of the line table starts there and says so.
     */
    public boolean isStatement(long vaddr) {
        return lines.rowAt(vaddr - bias)
                .filter(row -> row.isStatement() && row.vaddr() + bias == vaddr)
                .isPresent();
    }

    /**
     * Where a breakpoint on a line belongs: the start of each piece of code for it. A line without
     * code stands for the next line that has some.
     */
    public List<Long> addressesOf(SourcePosition position) {
        return breakableLine(position)
                .map(line -> addresses.get(position.file()).get(line))
                .map(this::starts)
                .orElse(List.of());
    }

    /** The line itself or the next one that has code. */
    public Optional<Integer> breakableLine(SourcePosition position) {
        return Optional.ofNullable(addresses.get(position.file()))
                .map(byLine -> byLine.ceilingKey(position.line()));
    }

    /** Of rows that follow each other without another line in between, only the first. */
    private List<Long> starts(List<Long> all) {
        NavigableSet<Long> sorted = new TreeSet<>(all);
        return sorted.stream()
                .filter(vaddr -> !at(vaddr - 1).equals(at(vaddr)) || sorted.first().equals(vaddr))
                .toList();
    }

    /** Lines of a file that have code. */
    public Set<Integer> codeLines(String file) {
        return Optional.ofNullable(addresses.get(file))
                .map(byLine -> Set.copyOf(byLine.keySet()))
                .orElse(Set.of());
    }

    /** Paths of all files that some instruction comes from. */
    public List<String> files() {
        return lines.files().stream().map(SourceFile::path).toList();
    }
}
