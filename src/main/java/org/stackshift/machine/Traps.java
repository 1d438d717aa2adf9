package org.stackshift.machine;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The addresses at which somebody outside wants to look: breakpoints and probes, on all CPUs. */
final class Traps {
    private final List<Core> cores;
    private final Set<Long> breakpoints = new HashSet<>();
    private Set<Long> probes = Set.of();
    private @Nullable ProbeListener listener;

    Traps(List<Core> cores) {
        this.cores = cores;
    }

    void addBreakpoint(long vaddr) {
        breakpoints.add(vaddr);
        add(vaddr);
    }

    void removeBreakpoint(long vaddr) {
        breakpoints.remove(vaddr);
        if (!probes.contains(vaddr)) {
            remove(vaddr);
        }
    }

    void setProbe(Set<Long> vaddrs, @Nullable ProbeListener newListener) {
        probes.stream().filter(vaddr -> !breakpoints.contains(vaddr)).forEach(this::remove);
        probes = newListener == null ? Set.of() : Set.copyOf(vaddrs);
        listener = newListener;
        probes.forEach(this::add);
    }

    boolean isBreakpoint(long vaddr) {
        return breakpoints.contains(vaddr);
    }

    /**
     * Tells the listener if the instruction at {@code vaddr} is probed.
     *
     * @return whether it is
     */
    boolean probe(long vaddr) {
        if (listener == null || !probes.contains(vaddr)) {
            return false;
        }
        listener.reached(vaddr);
        return true;
    }

    private void add(long vaddr) {
        cores.forEach(core -> core.engine.addTrap(vaddr));
    }

    private void remove(long vaddr) {
        cores.forEach(core -> core.engine.removeTrap(vaddr));
    }
}
