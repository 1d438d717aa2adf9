package org.stackshift.session.timeline;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * One level of the pyramid: groups of stretches, each group at least {@code width} instructions
 * long (longer only where a single stretch is), in a ring that forgets the oldest.
 */
final class Level {
    private final long width;
    private final @Nullable Stretch[] ring;
    private final Consumer<Stretch> above;
    private long oldest;
    private long end;
    private long open;

    /**
     * @param capacity stretches kept
     * @param above takes each stretch of a finished group
     */
    Level(long width, int capacity, Consumer<Stretch> above) {
        this.width = width;
        this.ring = new Stretch[capacity];
        this.above = above;
    }

    long width() {
        return width;
    }

    /** Whether everything since {@code icount} is still here. */
    boolean reachesBackTo(long icount) {
        return oldest == 0 || oldest < end && at(oldest).start <= icount;
    }

    /** Adds a stretch that begins where the one before ended. */
    void add(Stretch next) {
        if (open < end && next.end - at(open).start > width) {
            close();
        }
        Stretch known = find(next);
        if (known == null) {
            append(next);
        } else {
            known.add(next);
        }
    }

    /** Calls {@code visitor} with every stretch that overlaps a range, the unfinished group too. */
    void visit(long from, long to, Consumer<Stretch> visitor) {
        visit(firstFrom(from), from, to, visitor);
    }

    /** The same for the unfinished group only: what the level above does not have yet. */
    void visitOpen(long from, long to, Consumer<Stretch> visitor) {
        visit(open, from, to, visitor);
    }

    private void visit(long begin, long from, long to, Consumer<Stretch> visitor) {
        for (long i = begin; i < end; i++) {
            Stretch stretch = at(i);
            if (stretch.start > to) {
                return;
            }
            if (stretch.end >= from) {
                visitor.accept(stretch);
            }
        }
    }

    /** A number from which on nothing that ends after {@code icount} is left out. */
    private long firstFrom(long icount) {
        long low = oldest;
        long high = open;
        while (low < high) {
            long middle = low + high >>> 1;
            if (at(middle).end < icount) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        // Stretches of one group end at different times: go back to the group's first.
        long group = width;
        while (low > oldest && at(low - 1).end > icount - group) {
            low--;
        }
        return low;
    }

    private @Nullable Stretch find(Stretch next) {
        if (width == 0) {
            return null;
        }
        for (long i = open; i < end; i++) {
            if (at(i).isSameUnit(next)) {
                return at(i);
            }
        }
        return null;
    }

    private void append(Stretch next) {
        int slot = (int) (end % ring.length);
        if (end - oldest == ring.length) {
            oldest++;
            open = Math.max(open, oldest);
        }
        Stretch place = ring[slot];
        if (place == null) {
            place = new Stretch();
            ring[slot] = place;
        }
        place.set(next);
        end++;
    }

    private void close() {
        for (long i = open; i < end; i++) {
            above.accept(at(i));
        }
        open = end;
    }

    private Stretch at(long number) {
        return Objects.requireNonNull(ring[(int) (number % ring.length)]);
    }
}
