package org.stackshift.kernel.exec;

import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Mman;
import org.stackshift.base.ByteSpan;
import org.stackshift.image.elf.LoadPlan;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.Backing;
import org.stackshift.kernel.mm.FileContent;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.Vma;

/** Maps a checked ELF program into an empty address space, as Linux's binfmt_elf does. */
public final class ProgramLoader {
    private ProgramLoader() {}

    /**
     * Maps the segments and the empty heap behind them.
     *
     * @param file the whole file
     * @param path its name, for the list of mappings
     * @return what was added to every address of the file
     */
    public static long load(AddressSpace mm, LoadPlan plan, ByteSpan file, String path)
            throws ErrnoException {
        long bias = bias(plan);
        FileContent image = new ProgramFile(file);
        for (LoadPlan.Segment segment : plan.segments()) {
            map(mm, segment, bias, image, path);
        }
        mm.startHeapAt(Layout.pageEnd(plan.end() + bias));
        return bias;
    }

    /** How far above its linked addresses a program is loaded. */
    public static long bias(LoadPlan plan) {
        return plan.positionIndependent() ? Layout.ELF_ET_DYN_BASE - plan.start() : 0;
    }

    private static void map(
            AddressSpace mm, LoadPlan.Segment segment, long bias, FileContent image, String path)
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
