package org.stackshift.machine.cpu;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Instructions that follow each other in memory and run together, bound to ops.
 *
 * <p>A block is good for one virtual address, physical address and mode. It may be entered while
 * its {@link #epoch} is that of the current context: its translation was then looked up in that
 * epoch. A successor link is a hint, right if the block that it names has the address looked for
 * and may be entered.
 */
final class Block {
    /** The epoch of a block that may not be entered: never looked up, or out of date. */
    static final long DEAD = -1;

    /** The largest number of instructions in a block. */
    static final int MAX_COUNT = 64;

    final long vaddr;
    final long paddr;

    /** Where the second page of an instruction that crosses a page boundary lies, or -1. */
    final long secondPaddr;

    final boolean user;

    final Op[] ops;

    /** Instructions in the block. */
    final int count;

    /** Address after the last instruction. */
    final long end;

    long epoch = DEAD;
    Block link0;
    Block link1;
    @Nullable Block sibling;
    private final long[] rips;

    /**
     * A block not yet entered anywhere.
     *
     * @param rips address of each instruction, and of the first byte after the last
     */
    Block(long vaddr, long paddr, long secondPaddr, boolean user, Op[] ops, long[] rips) {
        this.vaddr = vaddr;
        this.paddr = paddr;
        this.secondPaddr = secondPaddr;
        this.user = user;
        this.ops = ops;
        this.rips = rips;
        this.count = ops.length;
        this.end = rips[count];
        this.link0 = this;
        this.link1 = this;
    }

    /** A block that may never be entered. */
    static Block nothing() {
        return new Block(0, -1, -1, false, new Op[0], new long[] {0});
    }

    /** Address of instruction {@code index}; {@code count} gives the end. */
    long rip(int index) {
        return rips[index];
    }

    /** Whether an instruction of this block starts at {@code rip}. */
    boolean contains(long rip) {
        return Arrays.stream(rips, 0, count).anyMatch(start -> start == rip);
    }

    /** Remembers a successor if a place is free or holds one that is dead. */
    void link(Block successor) {
        if (link0 == successor || link1 == successor) {
            return;
        }
        if (isFree(link0)) {
            link0 = successor;
        } else if (isFree(link1)) {
            link1 = successor;
        }
    }

    /**
     * An unused link names this block itself, which is a right hint for a loop and needs no null
     * check.
     */
    private boolean isFree(Block link) {
        return link == this || link.epoch == DEAD;
    }
}
