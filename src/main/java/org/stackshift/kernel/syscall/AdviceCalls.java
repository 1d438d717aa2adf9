package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Mman;
import org.stackshift.abi.Sysno;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.Vma;

import java.util.Arrays;

/**
 * Calls that ask about pages or say how they will be used. Pages are never written out and files
 * are in memory, so locking and synchronising have nothing to do but to look at their arguments.
 */
final class AdviceCalls {
    private static final int MLOCK_ONFAULT = 1;
    private static final int MCL_ALL = Mman.MCL_CURRENT | Mman.MCL_FUTURE | Mman.MCL_ONFAULT;
    private static final int MS_ALL = Mman.MS_ASYNC | Mman.MS_INVALIDATE | Mman.MS_SYNC;

    /** Global, private and private-with-serialisation barriers and their registrations. */
    private static final int MEMBARRIER_COMMANDS = 0x7f;

    void install(SyscallTable table) {
        table.install(Sysno.MADVISE, AdviceCalls::madvise);
        table.install(Sysno.MINCORE, AdviceCalls::mincore);
        table.install(Sysno.MSYNC, AdviceCalls::msync);
        table.install(Sysno.MLOCK, call -> mlock(call, 0));
        table.install(Sysno.MLOCK2, call -> mlock(call, call.a2()));
        table.install(Sysno.MUNLOCK, AdviceCalls::munlock);
        table.install(Sysno.MLOCKALL, AdviceCalls::mlockall);
        table.install(Sysno.MUNLOCKALL, _ -> 0);
        table.install(Sysno.MEMBARRIER, AdviceCalls::membarrier);
    }

    /** What is mapped of the range is advised; then holes in it are an error. */
    private static long madvise(Call call) throws ErrnoException {
        if (call.a1() < 0 || call.a2() < 0 || call.a2() > Mman.MADV_DONTNEED_LOCKED) {
            throw new ErrnoException(Errno.EINVAL);
        }
        PageRange range = PageRange.of(call.a0(), call.a1(), Errno.ENOMEM);
        AddressSpace mm = call.task().mm();
        advise(mm, range, (int) call.a2());
        requireMapped(mm, range);
        return 0;
    }

    private static void advise(AddressSpace mm, PageRange range, int advice) throws ErrnoException {
        long start = range.start();
        long end = range.end();
        switch (advice) {
            case Mman.MADV_DONTNEED, Mman.MADV_DONTNEED_LOCKED -> mm.discard(start, end);
            case Mman.MADV_WILLNEED, Mman.MADV_POPULATE_READ, Mman.MADV_POPULATE_WRITE ->
                    mm.populate(start, end);
            case Mman.MADV_DONTFORK -> mm.setFlags(start, end, Vma.VM_DONTCOPY, 0);
            case Mman.MADV_DOFORK -> mm.setFlags(start, end, 0, Vma.VM_DONTCOPY);
            case Mman.MADV_WIPEONFORK -> {
                requireAnonymous(mm, range);
                mm.setFlags(start, end, Vma.VM_WIPEONFORK, 0);
            }
            case Mman.MADV_KEEPONFORK -> mm.setFlags(start, end, 0, Vma.VM_WIPEONFORK);
            case Mman.MADV_FREE -> requireAnonymous(mm, range);
            case Mman.MADV_NORMAL,
                    Mman.MADV_RANDOM,
                    Mman.MADV_SEQUENTIAL,
                    Mman.MADV_MERGEABLE,
                    Mman.MADV_UNMERGEABLE,
                    Mman.MADV_HUGEPAGE,
                    Mman.MADV_NOHUGEPAGE,
                    Mman.MADV_DONTDUMP,
                    Mman.MADV_DODUMP,
                    Mman.MADV_COLD,
                    Mman.MADV_PAGEOUT -> {}
            default -> throw new ErrnoException(Errno.EINVAL);
        }
    }

    private static void requireAnonymous(AddressSpace mm, PageRange range) throws ErrnoException {
        for (Vma vma : mm.vmas().within(range.start(), range.end())) {
            if (vma.backing() != null) {
                throw new ErrnoException(Errno.EINVAL);
            }
        }
    }

    private static void requireMapped(AddressSpace mm, PageRange range) throws ErrnoException {
        if (!mm.vmas().covers(range.start(), range.end())) {
            throw new ErrnoException(Errno.ENOMEM);
        }
    }

    private static PageRange mapped(Call call) throws ErrnoException {
        long start = call.a0() & -PageBits.PAGE_SIZE;
        long length = call.a1() + (call.a0() - start);
        PageRange range = PageRange.of(start, length, Errno.ENOMEM);
        requireMapped(call.task().mm(), range);
        return range;
    }

    private static long mincore(Call call) throws ErrnoException {
        PageRange range = PageRange.of(call.a0(), call.a1(), Errno.ENOMEM);
        AddressSpace mm = call.task().mm();
        requireMapped(mm, range);
        byte[] resident = new byte[PageBits.PAGE_SIZE];
        long vector = call.a2();
        int count = 0;
        for (long at = range.start(); at < range.end(); at += PageBits.PAGE_SIZE) {
            resident[count++] = (byte) (mm.physical().tables().get(mm.pgd(), at) == 0 ? 0 : 1);
            if (count == resident.length || at + PageBits.PAGE_SIZE == range.end()) {
                call.user().write(vector, Arrays.copyOf(resident, count));
                vector += count;
                count = 0;
            }
        }
        return 0;
    }

    private static long msync(Call call) throws ErrnoException {
        long flags = call.a2();
        boolean both = (flags & Mman.MS_ASYNC) != 0 && (flags & Mman.MS_SYNC) != 0;
        if ((flags & ~MS_ALL) != 0 || both) {
            throw new ErrnoException(Errno.EINVAL);
        }
        requireMapped(call.task().mm(), PageRange.of(call.a0(), call.a1(), Errno.ENOMEM));
        return 0;
    }

    private static long mlock(Call call, long flags) throws ErrnoException {
        if ((flags & ~MLOCK_ONFAULT) != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        PageRange range = mapped(call);
        if (flags == 0) {
            call.task().mm().populate(range.start(), range.end());
        }
        return 0;
    }

    private static long munlock(Call call) throws ErrnoException {
        mapped(call);
        return 0;
    }

    private static long mlockall(Call call) throws ErrnoException {
        boolean valid =
                (call.a0() & ~MCL_ALL) == 0
                        && (call.a0() & (Mman.MCL_CURRENT | Mman.MCL_FUTURE)) != 0;
        if (!valid) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return 0;
    }

    /** CPUs take turns and see each other's writes at once, so every barrier has happened. */
    private static long membarrier(Call call) throws ErrnoException {
        int command = (int) call.a0();
        boolean known = (command & ~MEMBARRIER_COMMANDS) == 0 && Integer.bitCount(command) <= 1;
        if (!known || call.a1() != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return command == 0 ? MEMBARRIER_COMMANDS : 0;
    }
}
