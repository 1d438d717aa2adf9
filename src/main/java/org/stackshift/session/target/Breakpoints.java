package org.stackshift.session.target;

import org.stackshift.debug.SourcePosition;
import org.stackshift.session.view.Place;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Breakpoints of the user and of goals, kept apart but sharing the machine's traps. */
public final class Breakpoints {
    private final Map<Place, List<Long>> ofUser = new LinkedHashMap<>();
    private final Map<Long, Integer> uses = new HashMap<>();
    private Debuggee debuggee;

    public Breakpoints(Debuggee debuggee) {
        this.debuggee = debuggee;
    }

    /** Moves all breakpoints to a new run of the same program. */
    public void moveTo(Debuggee next) {
        debuggee = next;
        uses.keySet().forEach(next.machine()::addBreakpoint);
    }

    /** Sets a breakpoint at a line or an instruction, or removes the one that is there. */
    public void toggle(Place place) {
        Place canonical = canonical(place);
        List<Long> removed = ofUser.remove(canonical);
        if (removed != null) {
            removed.forEach(this::release);
            return;
        }
        List<Long> addresses = addresses(canonical);
        if (!addresses.isEmpty()) {
            ofUser.put(canonical, addresses);
            addresses.forEach(this::hold);
        }
    }

    /** Whether one of the user's breakpoints is at an instruction. */
    public boolean isAt(long vaddr) {
        return ofUser.values().stream().anyMatch(addresses -> addresses.contains(vaddr));
    }

    /** Lines of a file that have one. */
    public Set<Integer> lines(String file) {
        Set<Integer> lines = new HashSet<>();
        for (Place place : ofUser.keySet()) {
            if (place instanceof Place.Line(String of, int line) && of.equals(file)) {
                lines.add(line);
            }
        }
        return Set.copyOf(lines);
    }

    /** The instructions that a place stands for. */
    public List<Long> addresses(Place place) {
        return switch (place) {
            case Place.Code(long vaddr) -> List.of(vaddr);
            case Place.Line(String file, int line) ->
                    debuggee.sources().addressesOf(new SourcePosition(file, line));
            default -> List.of();
        };
    }

    /** A line without code stands for the next one that has some. */
    private Place canonical(Place place) {
        return place instanceof Place.Line(String file, int line)
                ? debuggee.sources()
                        .breakableLine(new SourcePosition(file, line))
                        .<Place>map(actual -> new Place.Line(file, actual))
                        .orElse(place)
                : place;
    }

    /** Makes the machine stop at an address until {@link #release}. */
    void hold(long vaddr) {
        if (uses.merge(vaddr, 1, Integer::sum) == 1) {
            debuggee.machine().addBreakpoint(vaddr);
        }
    }

    /** Ends one {@link #hold}. */
    void release(long vaddr) {
        if (uses.merge(vaddr, -1, (a, b) -> a + b == 0 ? null : a + b) == null) {
            debuggee.machine().removeBreakpoint(vaddr);
        }
    }
}
