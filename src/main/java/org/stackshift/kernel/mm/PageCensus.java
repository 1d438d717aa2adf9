package org.stackshift.kernel.mm;

import org.stackshift.isa.PageBits;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Counts of pages as /proc and panels show them, found by walking the page tables when somebody
 * asks. Walking changes nothing.
 *
 * @param size pages of the range or ranges, got or only promised
 * @param resident pages that have a frame ("Rss"); the page of zeros is none
 * @param shared of these, the ones whose frame others refer to as well: another address space, or
 *     the file that it shows
 * @param privateDirty pages that were written to and whose frame nobody else refers to
 *     ("Private_Dirty")
 */
public record PageCensus(long size, int resident, int shared, int privateDirty) {
    private static final PageCensus EMPTY = new PageCensus(0, 0, 0, 0);

    /**
     * A page that refers to some frame.
     *
     * @param entry its last-level page table entry
     */
    public record Mapping(AddressSpace mm, long vaddr, long entry) {}

    /** The pages of one range. */
    public static PageCensus of(AddressSpace mm, Vma vma) {
        PageTables tables = mm.physical().tables();
        FrameAllocator frames = mm.physical().frames();
        int resident = 0;
        int shared = 0;
        int privateDirty = 0;
        for (long at = tables.next(mm.pgd(), vma.start(), vma.end());
                at < vma.end();
                at = tables.next(mm.pgd(), at + PageBits.PAGE_SIZE, vma.end())) {
            long entry = tables.get(mm.pgd(), at);
            long frame = entry & PageBits.FRAME;
            if (frame != mm.physical().zeroPage()) {
                boolean alone = frames.references(frame) == 1;
                resident++;
                shared += alone ? 0 : 1;
                privateDirty += alone && (entry & PageBits.D) != 0 ? 1 : 0;
            }
        }
        return new PageCensus(vma.size() / PageBits.PAGE_SIZE, resident, shared, privateDirty);
    }

    /** All pages of an address space. */
    public static PageCensus of(AddressSpace mm) {
        return mm.vmas().all().stream().map(vma -> of(mm, vma)).reduce(EMPTY, PageCensus::plus);
    }

    /**
     * The pages of {@code spaces} that refer to a frame ("rmap"), in order of the spaces and their
     * addresses.
     *
     * @param frame its physical address
     */
    public static List<Mapping> mappingsOf(long frame, Collection<AddressSpace> spaces) {
        List<Mapping> found = new ArrayList<>();
        for (AddressSpace mm : spaces) {
            PageTables tables = mm.physical().tables();
            for (long at = tables.next(mm.pgd(), 0, Layout.TASK_SIZE);
                    at < Layout.TASK_SIZE;
                    at = tables.next(mm.pgd(), at + PageBits.PAGE_SIZE, Layout.TASK_SIZE)) {
                long entry = tables.get(mm.pgd(), at);
                if ((entry & PageBits.FRAME) == frame) {
                    found.add(new Mapping(mm, at, entry));
                }
            }
        }
        return found;
    }

    private PageCensus plus(PageCensus other) {
        return new PageCensus(
                size + other.size,
                resident + other.resident,
                shared + other.shared,
                privateDirty + other.privateDirty);
    }
}
