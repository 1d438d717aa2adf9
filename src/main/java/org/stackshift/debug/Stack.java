package org.stackshift.debug;

import java.util.List;
import java.util.Optional;

/**
 * One stack and what became of it. Belongs to the machine's thread; {@link StackRegistry} changes
 * it.
 */
public final class Stack {
    private final int number;
    private final List<PlantedWord> planted;
    private final StackContents initial;
    private Region region;
    private String name;
    private Optional<CpuRegisters> resume = Optional.empty();
    private long lowestRsp;
    private boolean isFinished;

    /**
     * A word that lay on the stack before anything ran on it.
     *
     * @param isEntry whether it is the address of a function's first instruction
     */
    public record PlantedWord(long vaddr, long value, boolean isEntry) {}

    Stack(
            int number,
            Region region,
            String name,
            long rsp,
            StackContents initial,
            List<PlantedWord> planted) {
        this.number = number;
        this.region = region;
        this.name = name;
        this.lowestRsp = rsp;
        this.initial = initial;
        this.planted = List.copyOf(planted);
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

    void setName(String name) {
        this.name = name;
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
        return planted;
    }

    /**
     * Lowest address that was written since the stack was first seen, as far as the contents tell.
     */
    public long highWater(Peek peek) {
        return Math.min(initial.lowestChange(region, peek), Math.max(lowestRsp, region.low()));
    }

    /** Whether its memory was given back, or serves another stack. */
    public boolean isFinished() {
        return isFinished;
    }

    void finish() {
        isFinished = true;
        resume = Optional.empty();
    }
}
