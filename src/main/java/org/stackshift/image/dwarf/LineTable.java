package org.stackshift.image.dwarf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which instructions come from which source lines, for a whole file. */
public final class LineTable {
    /** A table without rows. */
    public static final LineTable EMPTY = new LineTable(List.of());

    private final List<Sequence> sequences;

    /**
     * Rows for a gapless stretch of addresses.
     *
     * @param rows not empty, ascending by address
     * @param end the first address behind the stretch
     */
    record Sequence(List<LineRow> rows, long end) {
        Sequence {
            rows = List.copyOf(rows);
        }

        long start() {
            return rows.getFirst().vaddr();
        }

        boolean contains(long vaddr) {
            return Long.compareUnsigned(vaddr, start()) >= 0
                    && Long.compareUnsigned(vaddr, end) < 0;
        }

        /** The last row at or before an address inside. */
        int indexAt(long vaddr) {
            int low = 0;
            int high = rows.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (Long.compareUnsigned(rows.get(middle).vaddr(), vaddr) <= 0) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }

        long endOf(int index) {
            return index + 1 < rows.size() ? rows.get(index + 1).vaddr() : end;
        }
    }

    LineTable(List<Sequence> sequences) {
        List<Sequence> sorted = new ArrayList<>(sequences);
        sorted.sort((a, b) -> Long.compareUnsigned(a.start(), b.start()));
        this.sequences = List.copyOf(sorted);
    }

    /** The row that an address belongs to. */
    public Optional<LineRow> rowAt(long vaddr) {
        return sequenceAt(vaddr).map(sequence -> sequence.rows().get(sequence.indexAt(vaddr)));
    }

    /** All instructions around an address that belong to the same row. */
    public Optional<AddressRange> extentAt(long vaddr) {
        return sequenceAt(vaddr)
                .map(
                        sequence -> {
                            int index = sequence.indexAt(vaddr);
                            long start = sequence.rows().get(index).vaddr();
                            return new AddressRange(start, sequence.endOf(index));
                        });
    }

    /** Every row, by address. */
    public Stream<LineRow> rows() {
        return sequences.stream().flatMap(sequence -> sequence.rows().stream());
    }

    /** The files that some instruction comes from, by path. */
    public List<SourceFile> files() {
        return rows().map(LineRow::file)
                .distinct()
                .sorted(Comparator.comparing(SourceFile::path))
                .toList();
    }

    public boolean isEmpty() {
        return sequences.isEmpty();
    }

    private Optional<Sequence> sequenceAt(long vaddr) {
        int low = 0;
        int high = sequences.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Long.compareUnsigned(sequences.get(middle).start(), vaddr) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return sequences.isEmpty()
                ? Optional.empty()
                : Optional.of(sequences.get(low)).filter(sequence -> sequence.contains(vaddr));
    }
}
