package org.stackshift.kernel.exec;

import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Mman;
import org.stackshift.image.elf.LoadPlan;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.Backing;
import org.stackshift.kernel.mm.FileContent;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.MmStruct;
import org.stackshift.kernel.mm.Vma;

/** Maps checked ELF files into an empty address space, as Linux's binfmt_elf does. */
public final class ProgramLoader {
    private static final long PAGE = 4096;

    private final AddressSpace mm;

    ProgramLoader(AddressSpace mm) {
        this.mm = mm;
    }

    /**
     * Maps a program's segments and the empty heap behind them.
     *
     * @param file the whole file
     * @param path its name, for the list of mappings
     * @return what was added to every address of the file
     */
    long loadProgram(LoadPlan plan, FileContent file, String path) throws ErrnoException {
        long bias = bias(plan);
        map(plan, bias, file, path);
        mm.startHeapAt(heapStart(plan, bias));
        describe(plan, bias);
        return bias;
    }

    /** Maps a dynamic loader as high as it fits; returns what was added to its addresses. */
    long loadInterpreter(LoadPlan plan, FileContent file, String path) throws ErrnoException {
        long size = Layout.pageEnd(plan.end()) - plan.start();
        long bias = plan.positionIndependent() ? mm.place(0, size) - plan.start() : 0;
        map(plan, bias, file, path);
        return bias;
    }

    /**
     * How far above its linked addresses a program is loaded: one with a dynamic loader low, one
     * that may be a loader itself (a static PIE) at the top of the area for mmap.
     */
    public static long bias(LoadPlan plan) {
        if (!plan.positionIndependent()) {
            return 0;
        }
        long size = Layout.pageEnd(plan.end()) - plan.start();
        long base =
                plan.interpreter().isPresent() ? Layout.ELF_ET_DYN_BASE : Layout.MMAP_BASE - size;
        return (base & -plan.alignment()) - plan.start();
    }

    /** A static PIE's heap lies low, so that it does not meet the stack. */
    private static long heapStart(LoadPlan plan, long bias) {
        boolean isHigh = plan.positionIndependent() && plan.interpreter().isEmpty();
        return isHigh ? Layout.ELF_ET_DYN_BASE + PAGE : Layout.pageEnd(plan.end() + bias);
    }

    private void describe(LoadPlan plan, long bias) {
        MmStruct struct = mm.struct();
        for (LoadPlan.Segment segment : plan.segments()) {
            boolean isCode = segment.isExecutable();
            long start = segment.vaddr() + bias;
            long end = start + segment.contents().length();
            struct.setField(isCode ? MmStruct.START_CODE : MmStruct.START_DATA, start);
            struct.setField(isCode ? MmStruct.END_CODE : MmStruct.END_DATA, end);
        }
    }

    private void map(LoadPlan plan, long bias, FileContent file, String path)
            throws ErrnoException {
        for (LoadPlan.Segment segment : plan.segments()) {
            map(segment, bias, file, path);
        }
    }

    private void map(LoadPlan.Segment segment, long bias, FileContent image, String path)
            throws ErrnoException {
        long vaddr = segment.vaddr() + bias;
        long fileEnd = vaddr + segment.contents().length();
        long start = Layout.pageStart(vaddr);
        long zeros = segment.contents().length() == 0 ? start : Layout.pageEnd(fileEnd);
        if (zeros > start) {
            Backing backing = new Backing(image, Layout.pageStart(segment.fileOffset()), false);
            mm.map(new Vma(start, zeros, prot(segment), Mman.MAP_PRIVATE, backing, path));
        }
        long end = Layout.pageEnd(segment.end() + bias);
        if (end > zeros) {
            mm.map(new Vma(zeros, end, prot(segment), Mman.MAP_PRIVATE, null, ""));
        }
        boolean tailHasFileBytes =
                segment.end() + bias > fileEnd && zeros > fileEnd && zeros > start;
        if (tailHasFileBytes && segment.isWritable()) {
            mm.user().write(fileEnd, new byte[(int) (zeros - fileEnd)]);
        }
    }

    private static int prot(LoadPlan.Segment segment) {
        return (segment.isReadable() ? Mman.PROT_READ : 0)
                | (segment.isWritable() ? Mman.PROT_WRITE : 0)
                | (segment.isExecutable() ? Mman.PROT_EXEC : 0);
    }
}
