package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Mman;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.Vma;

import java.util.List;

/** mremap: makes a mapping longer or shorter, where it is or elsewhere. */
final class MremapCall {
    private static final int FLAGS = Mman.MREMAP_MAYMOVE | Mman.MREMAP_FIXED;

    private MremapCall() {}

    static long mremap(Call call) throws ErrnoException {
        int flags = (int) call.a3();
        boolean fixed = (flags & Mman.MREMAP_FIXED) != 0;
        boolean known = (flags & ~FLAGS) == 0;
        if (!known || fixed && (flags & Mman.MREMAP_MAYMOVE) == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        PageRange old = PageRange.of(call.a0(), call.a1(), Errno.EINVAL);
        long newSize = Layout.pageEnd(call.a2());
        if (newSize <= 0 || newSize > Layout.TASK_SIZE || old.isEmpty()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        AddressSpace mm = call.task().mm();
        Vma part = part(mm, old);
        if (newSize - old.size() > mm.physical().bytes()) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        if (fixed) {
            return moveTo(mm, part, call.a4(), newSize);
        }
        if (newSize <= old.size()) {
            mm.unmap(old.start() + newSize, old.end());
            return old.start();
        }
        return grow(mm, part, newSize, flags);
    }

    /** What is mapped in a range, which must be one piece. */
    private static Vma part(AddressSpace mm, PageRange range) throws ErrnoException {
        List<Vma> parts = mm.vmas().within(range.start(), range.end());
        if (parts.size() != 1 || parts.getFirst().size() != range.size()) {
            throw new ErrnoException(Errno.EFAULT);
        }
        return parts.getFirst();
    }

    private static long moveTo(AddressSpace mm, Vma part, long vaddr, long newSize)
            throws ErrnoException {
        PageRange target = PageRange.of(vaddr, newSize, Errno.EINVAL);
        if (target.overlaps(new PageRange(part.start(), part.end()))) {
            throw new ErrnoException(Errno.EINVAL);
        }
        MemoryCalls.checkPlace(vaddr, newSize);
        mm.unmap(target.start(), target.end());
        long kept = Math.min(newSize, part.size());
        mm.unmap(part.start() + kept, part.end());
        mm.move(part.withEnd(part.start() + kept), vaddr, newSize);
        return vaddr;
    }

    private static long grow(AddressSpace mm, Vma part, long newSize, int flags)
            throws ErrnoException {
        long newEnd = part.start() + newSize;
        if (newEnd <= Layout.TASK_SIZE && !mm.vmas().overlaps(part.end(), newEnd)) {
            mm.extend(part, newEnd);
            return part.start();
        }
        if ((flags & Mman.MREMAP_MAYMOVE) == 0) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        long to = mm.place(0, newSize);
        mm.move(part, to, newSize);
        return to;
    }
}
