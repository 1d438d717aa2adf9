package org.stackshift.kernel.mm;

import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.PageBits;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The frames that all shared mappings of one file have in common, and who maps the file ("struct
 * address_space").
 *
 * <p>A page of the file is in a frame from its first touch through a shared mapping until nobody
 * maps the file any more; as long as it is, the frame holds the truth, and reads and writes of the
 * file go there too.
 */
public final class FilePages {
    private record Page(PhysicalMemory physical, long frame) {}

    private final TreeMap<Long, Page> pages = new TreeMap<>();
    private final Set<AddressSpace> mappers = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Whether any address space maps the file. */
    public boolean isMapped() {
        return !mappers.isEmpty();
    }

    /** Lays what frames hold over {@code count} bytes that were read at {@code offset}. */
    public void read(long offset, byte[] target, int at, int count) {
        transfer(
                offset,
                count,
                (page, paddr, done, part) ->
                        page.physical.ram().read(paddr, target, at + done, part));
    }

    /** Brings {@code count} bytes that are written at {@code offset} into the frames. */
    public void write(long offset, byte[] source, int at, int count) {
        transfer(
                offset,
                count,
                (page, paddr, done, part) ->
                        page.physical.ram().write(paddr, source, at + done, part));
    }

    /** Takes back what lies beyond a file's new, smaller size, from everybody who maps it. */
    public void truncate(FileContent file, long size) {
        int rest = (int) (Layout.pageEnd(size) - size);
        write(size, new byte[rest], 0, rest);
        for (AddressSpace mapper : mappers) {
            mapper.discardBeyond(file, Layout.pageEnd(size));
        }
        var beyond = pages.tailMap(Layout.pageEnd(size) >>> PageBits.PAGE_SHIFT);
        beyond.values().forEach(page -> page.physical.frames().release(page.frame));
        beyond.clear();
    }

    /**
     * The frame of the page at {@code offset}, with one more reference, for a page table entry.
     *
     * @throws ErrnoException ENOMEM
     */
    long frame(FileContent file, long offset, PhysicalMemory physical) throws ErrnoException {
        Page page = pages.get(offset >>> PageBits.PAGE_SHIFT);
        if (page == null) {
            page = new Page(physical, file.copyOfPage(offset, physical));
            pages.put(offset >>> PageBits.PAGE_SHIFT, page);
        }
        physical.frames().retain(page.frame);
        return page.frame;
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
        pages.forEach(
                (number, page) -> {
                    page.physical.ram().read(page.frame, bytes, 0, bytes.length);
                    file.store(number << PageBits.PAGE_SHIFT, bytes);
                    page.physical.frames().release(page.frame);
                });
        pages.clear();
        file.unmapped();
    }

    private interface Transfer {
        void move(Page page, long paddr, int done, int part);
    }

    private void transfer(long offset, int count, Transfer transfer) {
        for (int done = 0; done < count && !pages.isEmpty(); ) {
            long at = offset + done;
            int inPage = (int) (at & PageBits.PAGE_SIZE - 1);
            int part = Math.min(count - done, PageBits.PAGE_SIZE - inPage);
            Page page = pages.get(at >>> PageBits.PAGE_SHIFT);
            if (page != null) {
                transfer.move(page, page.frame + inPage, done, part);
            }
            done += part;
        }
    }
}
