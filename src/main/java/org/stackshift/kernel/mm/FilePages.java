package org.stackshift.kernel.mm;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.isa.PageBits;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The frames that all mappings of one file have in common, and who maps the file ("struct
 * address_space").
 *
 * <p>A page of the file is in a frame from its first touch until nobody maps the file any more; as
 * long as it is, the frame holds the truth, and reads and writes of the file go there too. Private
 * mappings show the same frame until they write to it.
 */
public final class FilePages implements Copyable<FilePages> {
    private final TreeMap<Long, Long> frames = new TreeMap<>();
    private final Set<AddressSpace> mappers = new LinkedHashSet<>();
    private @Nullable PhysicalMemory physical;
    private boolean isChangeable;

    @Override
    public FilePages copy(Copies copies) {
        FilePages copy = copies.register(this, new FilePages());
        copy.frames.putAll(frames);
        copy.physical = physical == null ? null : copies.of(physical);
        copy.isChangeable = isChangeable;
        mappers.forEach(mapper -> copy.mappers.add(copies.of(mapper)));
        return copy;
    }

    /** Whether any address space maps the file. */
    public boolean isMapped() {
        return !mappers.isEmpty();
    }

    /** Pages of the file that are in frames. */
    public int resident() {
        return frames.size();
    }

    /** Lays what frames hold over {@code count} bytes that were read at {@code offset}. */
    public void read(long offset, byte[] target, int at, int count) {
        for (int done = 0; done < count && !frames.isEmpty(); done += part(offset, done, count)) {
            long paddr = paddr(offset + done);
            if (paddr >= 0) {
                memory().ram().read(paddr, target, at + done, part(offset, done, count));
            }
        }
    }

    /** Brings {@code count} bytes that are written at {@code offset} into the frames. */
    public void write(long offset, byte[] source, int at, int count) {
        for (int done = 0; done < count && !frames.isEmpty(); done += part(offset, done, count)) {
            long paddr = paddr(offset + done);
            if (paddr >= 0) {
                memory().ram().write(paddr, source, at + done, part(offset, done, count));
            }
        }
    }

    /** Takes back what lies beyond a file's new, smaller size, from everybody who maps it. */
    public void truncate(FileContent file, long size) {
        int rest = (int) (Layout.pageEnd(size) - size);
        write(size, new byte[rest], 0, rest);
        for (AddressSpace mapper : mappers) {
            mapper.discardBeyond(file, Layout.pageEnd(size));
        }
        Map<Long, Long> beyond = frames.tailMap(Layout.pageEnd(size) >>> PageBits.PAGE_SHIFT);
        beyond.values().forEach(frame -> memory().frames().release(frame));
        beyond.clear();
    }

    /**
     * The frame of the page at {@code offset}, with one more reference, for a page table entry.
     *
     * @param changeable whether whoever gets it may come to write to it
     * @throws ErrnoException ENOMEM
     */
    long frame(FileContent file, long offset, PhysicalMemory memory, boolean changeable)
            throws ErrnoException {
        physical = memory;
        Long frame = frames.get(offset >>> PageBits.PAGE_SHIFT);
        if (frame == null) {
            frame = file.copyOfPage(offset, memory, FrameUse.FILE);
            frames.put(offset >>> PageBits.PAGE_SHIFT, frame);
        }
        isChangeable |= changeable;
        memory.frames().retain(frame);
        return frame;
    }

    void addMapper(AddressSpace mapper) {
        mappers.add(mapper);
    }

    /** Notes that {@code mapper} has no mapping of the file left. */
    void removeMapper(FileContent file, AddressSpace mapper) {
        if (!mappers.remove(mapper) || isMapped()) {
            return;
        }
        byte[] bytes = new byte[PageBits.PAGE_SIZE];
        frames.forEach(
                (number, frame) -> {
                    if (isChangeable) {
                        memory().ram().read(frame, bytes, 0, bytes.length);
                        file.store(number << PageBits.PAGE_SHIFT, bytes);
                    }
                    memory().frames().release(frame);
                });
        frames.clear();
        isChangeable = false;
        file.unmapped();
    }

    /** Physical address of a byte of the file, or -1 if its page is in no frame. */
    private long paddr(long offset) {
        Long frame = frames.get(offset >>> PageBits.PAGE_SHIFT);
        return frame == null ? -1 : frame + (offset & PageBits.PAGE_SIZE - 1);
    }

    /**
     * How many of {@code count} bytes from {@code offset} lie in the page where {@code done} is.
     */
    private static int part(long offset, int done, int count) {
        int inPage = (int) (offset + done & PageBits.PAGE_SIZE - 1);
        return Math.min(count - done, PageBits.PAGE_SIZE - inPage);
    }

    private PhysicalMemory memory() {
        if (physical == null) {
            throw new IllegalStateException("a frame without memory");
        }
        return physical;
    }
}
