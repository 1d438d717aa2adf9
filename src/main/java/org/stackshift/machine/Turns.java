package org.stackshift.machine;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.StateHash;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which CPU runs. One host thread serves them all: each has a turn of a fixed number of
 * instructions, less if it halts, in the order of their numbers.
 *
 * <p>Whose turn it is depends on icount and on the state of the CPUs alone, never on how a run is
 * cut into pieces.
 */
final class Turns {
    private final List<Core> cores;
    private final long quantum;
    private Core current;

    /** icount at which the current turn is over. */
    private long end;

    Turns(List<Core> cores, long quantum) {
        this.cores = cores;
        this.quantum = cores.size() == 1 ? Long.MAX_VALUE : quantum;
        this.current = cores.getFirst();
        this.end = this.quantum;
    }

    Core current() {
        return current;
    }

    long end() {
        return end;
    }

    /** The turn is over after the current instruction, whatever is left of it. */
    void endNow() {
        end = current.cpu.icount;
    }

    /** Whether any CPU could ever execute another instruction without help from outside. */
    boolean anyCanRun() {
        return current.isAwake(current.cpu.icount)
                || cores.stream().anyMatch(this::isAwake)
                || cores.stream().anyMatch(Core::sleepsUntilTick);
    }

    /**
     * Passes the turn on if it is over or the CPU has halted. If all sleep, time jumps to the tick
     * that comes first. To be called while {@link #anyCanRun}.
     *
     * @return whether another CPU has the turn now
     */
    boolean passOn() {
        if (current.cpu.icount < end && isAwake(current)) {
            return false;
        }
        Core awake = nextAwake();
        return begin(awake != null ? awake : wakeFirst());
    }

    private boolean isAwake(Core core) {
        return core.isAwake(current.cpu.icount);
    }

    private Stream<Core> fromNext() {
        int next = current.cpu.number() + 1;
        return Stream.concat(
                cores.subList(next, cores.size()).stream(), cores.subList(0, next).stream());
    }

    private @Nullable Core nextAwake() {
        return fromNext().filter(this::isAwake).findFirst().orElse(null);
    }

    private Core wakeFirst() {
        Core first =
                fromNext()
                        .filter(Core::sleepsUntilTick)
                        .min(Comparator.comparingLong(core -> core.apic.timer().due()))
                        .orElseThrow(() -> new IllegalStateException("all CPUs sleep for ever"));
        first.apic.timer().skipToTick(current.cpu.icount);
        return first;
    }

    private boolean begin(Core next) {
        long now = current.cpu.icount;
        end = now + Math.min(quantum, Long.MAX_VALUE - now);
        if (next == current) {
            return false;
        }
        current.cpu.endTurn();
        current = next;
        current.cpu.beginTurn(now);
        current.cpu.events().turn(now);
        return true;
    }

    /** Becomes as the turns of a machine with as many CPUs. */
    void copyFrom(Turns other) {
        current = cores.get(other.current.cpu.number());
        end = other.end;
    }

    void addTo(StateHash hash) {
        hash.add(current.cpu.number());
        hash.add(end);
    }
}
