package org.stackshift.session.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All stretches of a run, the newest one by one, older ones merged. */
final class Pyramid {
    private static final int LEVELS = 17;
    private static final long FINEST = 64;
    private static final int FACTOR_SHIFT = 2;

    /** A stretch takes about 150 bytes: 5 MiB for the lowest level, 1.2 MiB for each above. */
    private static final int EXACT = 1 << 15;

    private static final int MERGED = 1 << 13;

    private final List<Level> levels = new ArrayList<>();

    Pyramid() {
        Consumer<Stretch> above = stretch -> {};
        for (int i = LEVELS - 1; i >= 0; i--) {
            long width = i == 0 ? 0 : FINEST << FACTOR_SHIFT * (i - 1);
            Level level = new Level(width, i == 0 ? EXACT : MERGED, above);
            levels.addFirst(level);
            above = level::add;
        }
    }

    /** Adds a stretch that begins where the one before ended. */
    void add(Stretch stretch) {
        levels.getFirst().add(stretch);
    }

    /**
     * Calls {@code visitor} with stretches that make up a range, no coarser than needed.
     *
     * @param column instructions that are one column of the picture
     */
    void visit(long from, long to, long column, Consumer<Stretch> visitor) {
        int index = 0;
        while (index < levels.size() - 1 && !suffices(index, from, column)) {
            index++;
        }
        levels.get(index).visit(from, to, visitor);
        for (int i = index - 1; i >= 0; i--) {
            levels.get(i).visitOpen(from, to, visitor);
        }
    }

    /** Whether the level above is too coarse, and this one reaches far enough. */
    private boolean suffices(int index, long from, long column) {
        return levels.get(index + 1).width() > column && levels.get(index).reachesBackTo(from);
    }
}
