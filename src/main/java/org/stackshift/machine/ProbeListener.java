package org.stackshift.machine;

/**
 * Hears that the instruction at a probed address is about to execute ({@link Machine#setProbe}).
 */
@FunctionalInterface
public interface ProbeListener {
    /** Called with the state exact; {@code vaddr} is rip. */
    void reached(long vaddr);
}
