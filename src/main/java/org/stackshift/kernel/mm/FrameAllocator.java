package org.stackshift.kernel.mm;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.isa.PageBits;
import org.stackshift.machine.memory.Ram;

import java.util.Arrays;

/**
 * Hands out physical frames of 4 KiB and counts who refers to each. Frames that were never used lie
 * above a mark; released ones wait on a stack.
 */
public final class FrameAllocator implements Copyable<FrameAllocator> {
    private static final FrameUse[] USES = FrameUse.values();

    private final Ram ram;
    private final int firstFrame;
    private int nextFresh;
    private int[] released = new int[64];
    private int releasedCount;
    private int[] references;
    private byte[] uses;
    private final int[] countByUse;

    /**
     * An allocator of all frames from {@code firstPaddr} (page-aligned) to the memory's limit.
     *
     * @param ram grown as frames are handed out
     */
    public FrameAllocator(Ram ram, long firstPaddr) {
        this.ram = ram;
        this.firstFrame = (int) (firstPaddr >>> PageBits.PAGE_SHIFT);
        this.nextFresh = firstFrame;
        this.references = new int[firstFrame + 1024];
        this.uses = new byte[references.length];
        this.countByUse = new int[USES.length];
    }

    private FrameAllocator(FrameAllocator original, Ram ram) {
        this.ram = ram;
        firstFrame = original.firstFrame;
        nextFresh = original.nextFresh;
        released = original.released.clone();
        releasedCount = original.releasedCount;
        references = original.references.clone();
        uses = original.uses.clone();
        countByUse = original.countByUse.clone();
    }

    @Override
    public FrameAllocator copy(Copies copies) {
        return new FrameAllocator(this, copies.replacement(ram));
    }

    /** A frame for the kernel's own data, as {@link #allocate(FrameUse)}. */
    public long allocate() throws ErrnoException {
        return allocate(FrameUse.KERNEL);
    }

    /**
     * A frame full of zeros with one reference.
     *
     * @param use any but {@link FrameUse#FREE}
     * @return its physical address
     * @throws ErrnoException ENOMEM when the guest's memory is used up
     */
    public long allocate(FrameUse use) throws ErrnoException {
        int frame = releasedCount > 0 ? released[--releasedCount] : fresh();
        references[frame] = 1;
        uses[frame] = (byte) use.ordinal();
        countByUse[use.ordinal()]++;
        long paddr = (long) frame << PageBits.PAGE_SHIFT;
        ram.clear(paddr, PageBits.PAGE_SIZE);
        return paddr;
    }

    /** One more page table entry refers to the frame. */
    public void retain(long paddr) {
        references[index(paddr)]++;
    }

    /** One reference less; the last one gives the frame back. */
    public void release(long paddr) {
        int frame = index(paddr);
        if (references[frame] <= 0) {
            throw new IllegalStateException("frame " + frame + " is not in use");
        }
        if (--references[frame] == 0) {
            countByUse[uses[frame]]--;
            uses[frame] = (byte) FrameUse.FREE.ordinal();
            if (releasedCount == released.length) {
                released = Arrays.copyOf(released, 2 * releasedCount);
            }
            released[releasedCount++] = frame;
        }
    }

    /** How many references a frame has: 0 for a free one. */
    public int references(long paddr) {
        int frame = index(paddr);
        return frame < references.length ? references[frame] : 0;
    }

    /** What a frame serves for. */
    public FrameUse use(long paddr) {
        int frame = index(paddr);
        return frame < uses.length ? USES[uses[frame]] : FrameUse.FREE;
    }

    /** Frames in use. */
    public int used() {
        return nextFresh - firstFrame - releasedCount;
    }

    /** Frames that serve for {@code use}. */
    public int used(FrameUse use) {
        return use == FrameUse.FREE ? free() : countByUse[use.ordinal()];
    }

    /** Frames that can still be had. */
    public int free() {
        return total() - used();
    }

    /** Frames that exist, used or not. */
    public int total() {
        return (ram.limit() >>> PageBits.PAGE_SHIFT) - firstFrame;
    }

    private int fresh() throws ErrnoException {
        int frame = nextFresh;
        if (frame >= ram.limit() >>> PageBits.PAGE_SHIFT) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        try {
            ram.ensure(frame + 1 << PageBits.PAGE_SHIFT);
            if (frame >= references.length) {
                uses = Arrays.copyOf(uses, 2 * references.length);
                references = Arrays.copyOf(references, 2 * references.length);
            }
        } catch (OutOfMemoryError hostIsFull) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        nextFresh++;
        return frame;
    }

    private static int index(long paddr) {
        return (int) (paddr >>> PageBits.PAGE_SHIFT);
    }
}
