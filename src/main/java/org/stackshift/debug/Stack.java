package org.stackshift.debug;

import java.util.List;
import java.util.Optional;

/**
 * One stack and what became of it. Belongs to the machine's thread; {@link StackRegistry} changes
 * it.
 */
public final class Stack {
    private final int number;
    private final String name;
    private final Beginning beginning;
    private Region region;
    private Optional<CpuRegisters> resume = Optional.empty();
    private long lowestRsp;
    private boolean isFinished;

    /**
     * A word that lay on the stack before anything ran on it.
     *
     * @param isEntry whether it is the address of a function's first instruction
     */
    public record PlantedWord(long vaddr, long value, boolean isEntry) {}

    /**
     * How a stack was first seen.
     *
     * @param rsp the stack pointer on it
     * @param hasRun false if the program has only prepared it
     */
    record Beginning(long rsp, boolean hasRun, StackContents contents, List<PlantedWord> planted) {}

    Stack(int number, Region region, String name, Beginning beginning) {
        this.number = number;
        this.region = region;
        this.name = name;
        this.beginning = beginning;
        this.lowestRsp = beginning.rsp();
    }

    /** Whether the program has prepared it but not run on it. */
    public boolean isNew() {
        return !beginning.hasRun();
    }

    /** The stack pointer with which it was first seen. */
    public long firstRsp() {
        return beginning.rsp();
    }

    /** Counts stacks in the order in which they were first seen, from 0. */
    public int number() {
        return number;
    }

    /** Where it lies; grows downward for stacks that the kernel extends. */
    public Region region() {
        return region;
    }

    void setRegion(Region region) {
        this.region = region;
    }

    /** What the program calls it, or its unit; empty if it has no word for it. */
    public String name() {
        return name;
    }

    public boolean isKernel() {
        return region.kind() == Region.Kind.KERNEL;
    }

    /** The registers with which its unit was suspended; empty while rsp is on it. */
    public Optional<CpuRegisters> resume() {
        return resume;
    }

    void suspend(CpuRegisters registers) {
        resume = Optional.of(registers);
    }

    void resumed(long rsp) {
        resume = Optional.empty();
        sawRsp(rsp);
    }

    /** Lowest rsp that was noticed; calls in between may have gone deeper. */
    public long lowestRsp() {
        return lowestRsp;
    }

    void sawRsp(long rsp) {
        if (Long.compareUnsigned(rsp, lowestRsp) < 0) {
            lowestRsp = rsp;
        }
    }

    /** Whether rsp went below the memory that belongs to the stack. */
    public boolean isOverflowed() {
        return Long.compareUnsigned(lowestRsp, region.growsTo()) < 0;
    }

    /** Words that were put there before anything ran on it, by address. */
    public List<PlantedWord> planted() {
        return beginning.planted();
    }

    /**
     * Lowest address that was written since the stack was first seen, as far as the contents tell.
     */
    public long highWater(Peek peek) {
        return Math.min(
                beginning.contents().lowestChange(region, peek), Math.max(lowestRsp, region.low()));
    }

    /** Whether its memory was given back, or serves another stack. */
    public boolean isFinished() {
        return isFinished;
    }

    void finish() {
        isFinished = true;
        resume = Optional.empty();
    }

    /** The name, or what serves as one in a list of events. */
    @Override
    public String toString() {
        if (!name.isEmpty()) {
            return name;
        }
        return isKernel() ? "kernel" : "stack " + number;
    }
}
