package org.stackshift.kernel.syscall;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.abi.Mman;
import org.stackshift.abi.Sysno;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.event.BrkMoved;
import org.stackshift.kernel.event.EventLog;
import org.stackshift.kernel.event.Mapped;
import org.stackshift.kernel.event.Protected;
import org.stackshift.kernel.event.Unmapped;
import org.stackshift.kernel.fs.DeviceFile;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.RegularFile;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.Backing;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.SharedMemory;
import org.stackshift.kernel.mm.Vma;

import java.util.List;

/** Calls that change an address space. */
final class MemoryCalls {
    private static final int ALL_RIGHTS = Mman.PROT_READ | Mman.PROT_WRITE | Mman.PROT_EXEC;
    private static final long MINCORE_LIMIT = 1L << 32;
    private static final int KEPT_FLAGS = Mman.MAP_TYPE | Mman.MAP_GROWSDOWN;

    private final EventLog events;

    MemoryCalls(EventLog events) {
        this.events = events;
    }

    void install(SyscallTable table) {
        table.install(Sysno.BRK, this::brk);
        table.install(Sysno.MMAP, this::mmap);
        table.install(Sysno.MUNMAP, this::munmap);
        table.install(Sysno.MPROTECT, this::mprotect);
        table.install(Sysno.MREMAP, this::mremap);
        table.install(Sysno.MADVISE, MemoryCalls::madvise);
        table.install(Sysno.MINCORE, MemoryCalls::mincore);
        table.installAll(
                _ -> 0, Sysno.MSYNC, Sysno.MLOCK, Sysno.MUNLOCK, Sysno.MLOCKALL, Sysno.MUNLOCKALL);
    }

    private long brk(Call call) {
        AddressSpace mm = call.task().mm();
        long old = mm.brk();
        long now = mm.moveBrk(call.a0(), Mman.PROT_READ | Mman.PROT_WRITE);
        if (now != old) {
            events.log(icount -> new BrkMoved(icount, call.task().pid(), old, now));
        }
        return now;
    }

    private long mmap(Call call) throws ErrnoException {
        int flags = (int) call.a3();
        int prot = (int) call.a2() & ALL_RIGHTS;
        long length = pages(call, call.a1());
        int type = flags & Mman.MAP_TYPE;
        boolean shared = type == Mman.MAP_SHARED || type == Mman.MAP_SHARED_VALIDATE;
        if (!shared && type != Mman.MAP_PRIVATE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Backing backing = (flags & Mman.MAP_ANONYMOUS) != 0 ? null : backing(call, prot, shared);
        AddressSpace mm = call.task().mm();
        long start = place(mm, call.a0(), length, flags);
        mm.map(vma(start, start + length, prot, flags, backing));
        events.log(
                icount ->
                        new Mapped(icount, call.task().pid(), start, start + length, prot, flags));
        return start;
    }

    private static Vma vma(long start, long end, int prot, int flags, @Nullable Backing backing) {
        boolean shared = (flags & Mman.MAP_SHARED) != 0;
        if (shared && backing == null) {
            return SharedMemory.vma(start, end, prot);
        }
        int kept = shared ? Mman.MAP_SHARED : flags & KEPT_FLAGS;
        return new Vma(start, end, prot, kept, backing, "");
    }

    private static long place(AddressSpace mm, long hint, long length, int flags)
            throws ErrnoException {
        boolean fixed = (flags & (Mman.MAP_FIXED | Mman.MAP_FIXED_NOREPLACE)) != 0;
        if (!fixed) {
            return mm.place(hint, length);
        }
        if ((hint & PageBits.PAGE_SIZE - 1) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (hint < 0 || hint > Layout.TASK_SIZE - length) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        if (hint < Layout.MMAP_MIN) {
            throw new ErrnoException(Errno.EPERM);
        }
        boolean taken = mm.vmas().overlaps(hint, hint + length);
        if (taken && (flags & Mman.MAP_FIXED_NOREPLACE) != 0) {
            throw new ErrnoException(Errno.EEXIST);
        }
        return hint;
    }

    /** The file behind a mapping; null for /dev/zero. */
    private static @Nullable Backing backing(Call call, int prot, boolean shared)
            throws ErrnoException {
        OpenFile file = call.files().get((int) call.a4());
        if ((file.flags() & Fcntl.O_ACCMODE) == Fcntl.O_WRONLY) {
            throw new ErrnoException(Errno.EACCES);
        }
        if ((call.a5() & PageBits.PAGE_SIZE - 1) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (file instanceof DeviceFile) {
            return null;
        }
        boolean isWritable = (file.flags() & Fcntl.O_ACCMODE) == Fcntl.O_RDWR;
        if (shared && (prot & Mman.PROT_WRITE) != 0 && !isWritable) {
            throw new ErrnoException(Errno.EACCES);
        }
        if (file instanceof RegularFile regular) {
            return new Backing(regular.inode().bytes(), call.a5(), isWritable);
        }
        throw new ErrnoException(Errno.ENODEV);
    }

    /**
     * A length rounded up to pages; more than the machine has is refused, as an obvious overcommit.
     */
    private static long pages(Call call, long length) throws ErrnoException {
        if (length == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long memory = (long) call.task().mm().physical().frames().total() << PageBits.PAGE_SHIFT;
        boolean reserves = (call.a2() & ALL_RIGHTS) != 0 && (call.a3() & Mman.MAP_NORESERVE) == 0;
        if (length < 0 || length > Layout.TASK_SIZE || reserves && length > memory) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        return Layout.pageEnd(length);
    }

    private long munmap(Call call) throws ErrnoException {
        long start = call.a0();
        long end = end(start, call.a1());
        if (end == start) {
            throw new ErrnoException(Errno.EINVAL);
        }
        call.task().mm().unmap(start, end);
        events.log(icount -> new Unmapped(icount, call.task().pid(), start, end));
        return 0;
    }

    private long mprotect(Call call) throws ErrnoException {
        long start = call.a0();
        int prot = (int) call.a2();
        if ((prot & ~(ALL_RIGHTS | Mman.PROT_GROWSDOWN | Mman.PROT_GROWSUP)) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        long end = end(start, call.a1());
        boolean writes = (prot & Mman.PROT_WRITE) != 0;
        if (writes
                && !call.task().mm().vmas().within(start, end).stream().allMatch(Vma::mayWrite)) {
            throw new ErrnoException(Errno.EACCES);
        }
        if (end > start) {
            call.task().mm().protect(start, end, prot & ALL_RIGHTS);
            events.log(icount -> new Protected(icount, call.task().pid(), start, end, prot));
        }
        return 0;
    }

    private long mremap(Call call) throws ErrnoException {
        AddressSpace mm = call.task().mm();
        long start = call.a0();
        long oldEnd = end(start, call.a1());
        long newSize = Layout.pageEnd(call.a2());
        int flags = (int) call.a3();
        List<Vma> parts = mm.vmas().within(start, oldEnd);
        if (newSize <= 0 || newSize > Layout.TASK_SIZE || (flags & Mman.MREMAP_FIXED) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (parts.size() != 1 || parts.getFirst().size() != oldEnd - start || oldEnd == start) {
            throw new ErrnoException(Errno.EFAULT);
        }
        if (newSize <= oldEnd - start) {
            mm.unmap(start + newSize, oldEnd);
            return start;
        }
        return grow(mm, parts.getFirst(), newSize, flags);
    }

    private static long grow(AddressSpace mm, Vma part, long newSize, int flags)
            throws ErrnoException {
        long start = part.start();
        if (!mm.vmas().overlaps(part.end(), start + newSize)
                && start + newSize <= Layout.TASK_SIZE) {
            mm.extend(part, start + newSize);
            return start;
        }
        if ((flags & Mman.MREMAP_MAYMOVE) == 0) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        long to = mm.place(0, newSize);
        mm.move(part, to, newSize);
        return to;
    }

    private static long madvise(Call call) throws ErrnoException {
        long end = end(call.a0(), call.a1());
        if (!call.task().mm().vmas().covers(call.a0(), end)) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        if (call.a2() == Mman.MADV_DONTNEED) {
            call.task().mm().discard(call.a0(), end);
        }
        return 0;
    }

    private static long mincore(Call call) throws ErrnoException {
        long end = end(call.a0(), call.a1());
        boolean tooLong = end - call.a0() > MINCORE_LIMIT;
        if (tooLong || !call.task().mm().vmas().covers(call.a0(), end)) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        AddressSpace mm = call.task().mm();
        byte[] resident = new byte[1];
        for (long at = call.a0(); at < end; at += PageBits.PAGE_SIZE) {
            resident[0] = (byte) (mm.physical().tables().get(mm.pgd(), at) == 0 ? 0 : 1);
            call.user().write(call.a2() + (at - call.a0() >>> PageBits.PAGE_SHIFT), resident);
        }
        return 0;
    }

    /** The end of a range that starts on a page and lies in user space, or EINVAL. */
    private static long end(long start, long length) throws ErrnoException {
        boolean valid =
                start >= 0
                        && start <= Layout.TASK_SIZE
                        && (start & PageBits.PAGE_SIZE - 1) == 0
                        && length >= 0
                        && length <= Layout.TASK_SIZE - start;
        if (!valid) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return start + Layout.pageEnd(length);
    }
}
