package org.stackshift.kernel.syscall;

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
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.RegularFile;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.Backing;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.SharedMemory;
import org.stackshift.kernel.mm.Vma;

/** Calls that change an address space. */
final class MemoryCalls {
    private static final int ALL_RIGHTS = Mman.PROT_READ | Mman.PROT_WRITE | Mman.PROT_EXEC;
    private static final int PROT_SEM = 8;
    private static final int KEPT_FLAGS = Mman.MAP_TYPE | Mman.MAP_GROWSDOWN;

    private final EventLog events;
    private final FileTree tree;

    MemoryCalls(EventLog events, FileTree tree) {
        this.events = events;
        this.tree = tree;
    }

    void install(SyscallTable table) {
        table.install(Sysno.BRK, this::brk);
        table.install(Sysno.MMAP, this::mmap);
        table.install(Sysno.MUNMAP, this::munmap);
        table.install(Sysno.MPROTECT, this::mprotect);
        table.install(Sysno.MREMAP, MremapCall::mremap);
        new AdviceCalls().install(table);
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
        checkFlags(flags);
        long length = length(call, prot, flags);
        Vma vma =
                (flags & Mman.MAP_ANONYMOUS) != 0
                        ? anonymous(length, prot, flags)
                        : ofFile(call, length, prot, flags);
        AddressSpace mm = call.task().mm();
        long start = place(mm, call.a0(), length, flags);
        mm.map(vma.movedTo(start));
        if ((flags & (Mman.MAP_POPULATE | Mman.MAP_LOCKED)) != 0) {
            mm.populate(start, start + length);
        }
        events.log(
                icount ->
                        new Mapped(icount, call.task().pid(), start, start + length, prot, flags));
        return start;
    }

    private static void checkFlags(int flags) throws ErrnoException {
        boolean downwards = (flags & Mman.MAP_GROWSDOWN) != 0;
        if (!isShared(flags) && (flags & Mman.MAP_TYPE) != Mman.MAP_PRIVATE) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (downwards && (isShared(flags) || (flags & Mman.MAP_ANONYMOUS) == 0)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if ((flags & Mman.MAP_HUGETLB) != 0) {
            throw new ErrnoException(Errno.ENOMEM);
        }
    }

    private static boolean isShared(int flags) {
        int type = flags & Mman.MAP_TYPE;
        return type == Mman.MAP_SHARED || type == Mman.MAP_SHARED_VALIDATE;
    }

    /**
     * The length rounded up to pages; more than the machine has is refused, as an obvious
     * overcommit.
     */
    private static long length(Call call, int prot, int flags) throws ErrnoException {
        if (call.a1() == 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        boolean reserves = prot != 0 && (flags & Mman.MAP_NORESERVE) == 0;
        long most = reserves ? call.task().mm().physical().bytes() : Layout.TASK_SIZE;
        if (call.a1() < 0 || call.a1() > Math.min(most, Layout.TASK_SIZE)) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        return Layout.pageEnd(call.a1());
    }

    /** A range without a file, not yet at its place. */
    private static Vma anonymous(long length, int prot, int flags) {
        return isShared(flags)
                ? SharedMemory.vma(0, length, prot)
                : new Vma(0, length, prot, flags & KEPT_FLAGS, null, "");
    }

    /** A range that shows a file, not yet at its place; /dev/zero is like none. */
    private Vma ofFile(Call call, long length, int prot, int flags) throws ErrnoException {
        OpenFile file = call.files().get((int) call.a4());
        long offset = call.a5();
        int mode = file.flags() & Fcntl.O_ACCMODE;
        boolean writes = isShared(flags) && (prot & Mman.PROT_WRITE) != 0;
        if (mode == Fcntl.O_WRONLY || writes && mode != Fcntl.O_RDWR) {
            throw new ErrnoException(Errno.EACCES);
        }
        if ((offset & PageBits.PAGE_SIZE - 1) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (offset < 0 || offset > Long.MAX_VALUE - length) {
            throw new ErrnoException(Errno.EOVERFLOW);
        }
        return switch (file) {
            case DeviceFile _ -> anonymous(length, prot, flags);
            case RegularFile regular -> {
                Backing backing =
                        new Backing(regular.inode().bytes(), offset, mode == Fcntl.O_RDWR);
                int kept = isShared(flags) ? Mman.MAP_SHARED : Mman.MAP_PRIVATE;
                yield new Vma(0, length, prot, kept, backing, tree.pathOf(regular.inode()));
            }
            default -> throw new ErrnoException(Errno.ENODEV);
        };
    }

    private static long place(AddressSpace mm, long hint, long length, int flags)
            throws ErrnoException {
        boolean fixed = (flags & (Mman.MAP_FIXED | Mman.MAP_FIXED_NOREPLACE)) != 0;
        if (!fixed) {
            return mm.place(hint, length);
        }
        checkPlace(hint, length);
        boolean taken = mm.vmas().overlaps(hint, hint + length);
        if (taken && (flags & Mman.MAP_FIXED_NOREPLACE) != 0) {
            throw new ErrnoException(Errno.EEXIST);
        }
        return hint;
    }

    /** Whether a program may name a place for a mapping. */
    static void checkPlace(long vaddr, long length) throws ErrnoException {
        if ((vaddr & PageBits.PAGE_SIZE - 1) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (vaddr < 0 || vaddr > Layout.TASK_SIZE - length) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        if (vaddr < Layout.MMAP_MIN) {
            throw new ErrnoException(Errno.EPERM);
        }
    }

    private long munmap(Call call) throws ErrnoException {
        PageRange range = PageRange.of(call.a0(), call.a1(), Errno.EINVAL);
        if (range.isEmpty()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        call.task().mm().unmap(range.start(), range.end());
        events.log(icount -> new Unmapped(icount, call.task().pid(), range.start(), range.end()));
        return 0;
    }

    private long mprotect(Call call) throws ErrnoException {
        int prot = (int) call.a2();
        int ends = prot & (Mman.PROT_GROWSDOWN | Mman.PROT_GROWSUP);
        boolean known = (prot & ~(ALL_RIGHTS | PROT_SEM | ends)) == 0;
        if (!known || ends == (Mman.PROT_GROWSDOWN | Mman.PROT_GROWSUP)) {
            throw new ErrnoException(Errno.EINVAL);
        }
        PageRange range = PageRange.of(call.a0(), call.a1(), Errno.ENOMEM);
        if (range.isEmpty()) {
            return 0;
        }
        AddressSpace mm = call.task().mm();
        long start = ends == 0 ? range.start() : startOfStack(mm, range.start(), ends);
        boolean writes = (prot & Mman.PROT_WRITE) != 0;
        if (writes && !mm.vmas().within(start, range.end()).stream().allMatch(Vma::mayWrite)) {
            throw new ErrnoException(Errno.EACCES);
        }
        mm.protect(start, range.end(), prot & ALL_RIGHTS);
        events.log(icount -> new Protected(icount, call.task().pid(), start, range.end(), prot));
        return 0;
    }

    /** With PROT_GROWSDOWN the change reaches down to where the stack ends now. */
    private static long startOfStack(AddressSpace mm, long vaddr, int ends) throws ErrnoException {
        Vma stack = mm.vmas().find(vaddr);
        if (stack == null) {
            throw new ErrnoException(Errno.ENOMEM);
        }
        if (ends != Mman.PROT_GROWSDOWN || !stack.growsDown()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return stack.start();
    }
}
