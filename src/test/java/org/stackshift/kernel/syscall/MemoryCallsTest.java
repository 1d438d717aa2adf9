package org.stackshift.kernel.syscall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Mman;
import org.stackshift.abi.Sysno;
import org.stackshift.base.EventSink;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.KernelConfig;
import org.stackshift.kernel.event.EventLog;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Quota;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.Fault;
import org.stackshift.kernel.mm.FrameUse;
import org.stackshift.kernel.mm.MemoryLimits;
import org.stackshift.kernel.mm.Vma;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.time.Clock;
import org.stackshift.machine.memory.Ram;
import org.stackshift.testing.GatheringConsole;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Calls about memory, made for a task that has not run yet; its standard input is a file. */
class MemoryCallsTest {
    private static final Path PROGRAM =
            Path.of("labs/01-coroutine/bin/coroutine-original-O0-nolibc");
    private static final int PAGE = PageBits.PAGE_SIZE;
    private static final int PAGES_OF_FILE = 3;
    private static final int MEMORY = 16 << 20;

    /** Four private pages are mapped here before each test; HOLE is free. */
    private static final long BASE = 0x1000_0000;

    private static final long HOLE = BASE + (1 << 20);
    private static final int RW = Mman.PROT_READ | Mman.PROT_WRITE;
    private static final int ANONYMOUS = Mman.MAP_PRIVATE | Mman.MAP_ANONYMOUS;

    private final SyscallTable table = new SyscallTable();
    private Task task;
    private AddressSpace mm;

    @BeforeEach
    void startAProgram() throws Exception {
        byte[] file = new byte[PAGES_OF_FILE * PAGE - 100];
        for (int i = 0; i < file.length; i++) {
            file[i] = (byte) (i / PAGE + 1);
        }
        Kernel kernel =
                Kernel.boot(
                        KernelConfig.of(new Ram(4 << 20, MEMORY), new GatheringConsole())
                                .withStdin(file));
        task = kernel.exec("/lab", Files.readAllBytes(PROGRAM), List.of("/lab"), List.of());
        mm = task.mm();
        FileTree tree = new FileTree(new Quota(1 << 20), new Clock(() -> 0, 0), Optional.empty());
        new MemoryCalls(new EventLog(EventSink.NONE, () -> 0), tree).install(table);
        assertEquals(BASE, mmap(BASE, 4 * PAGE, RW, ANONYMOUS | Mman.MAP_FIXED, -1));
        mm.user().write64(BASE, 7);
    }

    private long call(Sysno sysno, long... arguments) {
        long[] a = Arrays.copyOf(arguments, 6);
        return table.dispatch(new Call(task, sysno.number(), a[0], a[1], a[2], a[3], a[4], a[5]));
    }

    private long mmap(long vaddr, long length, int prot, int flags, int fd) {
        return call(Sysno.MMAP, vaddr, length, prot, flags, fd, 0);
    }

    private Vma vma(long vaddr) {
        Vma found = mm.vmas().find(vaddr);
        if (found == null) {
            throw new AssertionError("nothing is mapped");
        }
        return found;
    }

    /** Made on Linux 6 with the same arguments; the file there was open for reading only, too. */
    @ParameterizedTest
    @CsvSource({
        "mmap,       0, 0, 3, 0x22, -1, 0,                       EINVAL",
        "mmap,       0, -1, 3, 0x22, -1, 0,                      ENOMEM",
        "mmap,       0, 0x800000000000, 0, 0x22, -1, 0,          ENOMEM",
        "mmap,       0, 0x1000, 3, 0x20, -1, 0,                  EINVAL",
        "mmap,       0x10000001, 0x1000, 3, 0x32, -1, 0,         EINVAL",
        "mmap,       0xffff888000000000, 0x1000, 3, 0x32, -1, 0, ENOMEM",
        "mmap,       0x7ffffffff000, 0x1000, 3, 0x32, -1, 0,     ENOMEM",
        "mmap,       0, 0x1000, 3, 0x121, -1, 0,                 EINVAL",
        "mmap,       0, 0x1000, 1, 0x102, 0, 0,                  EINVAL",
        "mmap,       0, 0x1000, 3, 2, 99, 0,                     EBADF",
        "mmap,       0, 0x1000, 3, 1, 0, 0,                      EACCES",
        "mmap,       0, 0x1000, 1, 1, 0, 1,                      EINVAL",
        "mmap,       0, 0x2000, 1, 1, 0, -4096,                  EOVERFLOW",
        "mmap,       0x10000000, 0x1000, 3, 0x100022, -1, 0,     EEXIST",
        "munmap,     0x10000001, 0x1000, 0, 0, 0, 0,             EINVAL",
        "munmap,     0x10000000, 0, 0, 0, 0, 0,                  EINVAL",
        "munmap,     0x10100000, 0x1000, 0, 0, 0, 0,             0",
        "munmap,     0xffff888000000000, 0x1000, 0, 0, 0, 0,     EINVAL",
        "munmap,     0x10000000, -4096, 0, 0, 0, 0,              EINVAL",
        "mprotect,   0x10000001, 0x1000, 1, 0, 0, 0,             EINVAL",
        "mprotect,   0x10000000, 0x1000, 0x40, 0, 0, 0,          EINVAL",
        "mprotect,   0x10000000, 0, 1, 0, 0, 0,                  0",
        "mprotect,   0x10100000, 0x1000, 1, 0, 0, 0,             ENOMEM",
        "mprotect,   0x10000000, -4096, 1, 0, 0, 0,              ENOMEM",
        "mprotect,   0x10000000, 0x1000, 0x1000001, 0, 0, 0,     EINVAL",
        "mprotect,   0x10000000, 0x1000, 0x3000001, 0, 0, 0,     EINVAL",
        "mremap,     0x10000001, 0x1000, 0x2000, 1, 0, 0,        EINVAL",
        "mremap,     0x10000000, 0x1000, 0, 1, 0, 0,             EINVAL",
        "mremap,     0x10000000, 0x1000, 0x2000, 8, 0, 0,        EINVAL",
        "mremap,     0x10000000, 0x1000, 0x2000, 2, 0x10100000, 0, EINVAL",
        "mremap,     0x10100000, 0x1000, 0x2000, 1, 0, 0,        EFAULT",
        "mremap,     0x10000000, 0x2000, 0x2000, 3, 0x10001000, 0, EINVAL",
        "mremap,     0x10000000, 0x8000, 0x10000, 1, 0, 0,       EFAULT",
        "mremap,     0x10000000, 0x1000, 0x1000, 3, 0x10100001, 0, EINVAL",
        "mremap,     0x10000000, 0x1000, 0x2000, 0, 0, 0,        ENOMEM",
        "madvise,    0x10000001, 0x1000, 4, 0, 0, 0,             EINVAL",
        "madvise,    0x10000000, 0x1000, 77, 0, 0, 0,            EINVAL",
        "madvise,    0x10100000, 0x1000, 4, 0, 0, 0,             ENOMEM",
        "madvise,    0x10000000, 0, 4, 0, 0, 0,                  0",
        "madvise,    0x10000000, -4096, 4, 0, 0, 0,              EINVAL",
        "madvise,    0x10000000, 0x1000, 18, 0, 0, 0,            0",
        "mincore,    0x10000001, 0x1000, 0x10000000, 0, 0, 0,    EINVAL",
        "mincore,    0x10100000, 0x1000, 0x10000000, 0, 0, 0,    ENOMEM",
        "mincore,    0x10000000, 0x1000, 8, 0, 0, 0,             EFAULT",
        "mincore,    0x10000000, 0x1000, 0x10000000, 0, 0, 0,    0",
        "msync,      0x10000000, 0x1000, 5, 0, 0, 0,             EINVAL",
        "msync,      0x10000000, 0x1000, 8, 0, 0, 0,             EINVAL",
        "msync,      0x10000001, 0x1000, 4, 0, 0, 0,             EINVAL",
        "msync,      0x10100000, 0x1000, 4, 0, 0, 0,             ENOMEM",
        "mlock,      0x10100000, 0x1000, 0, 0, 0, 0,             ENOMEM",
        "mlock,      0x10000001, 0x1000, 0, 0, 0, 0,             0",
        "munlock,    0x10100000, 0x1000, 0, 0, 0, 0,             ENOMEM",
        "mlock2,     0x10000000, 0x1000, 2, 0, 0, 0,             EINVAL",
        "mlockall,   0, 0, 0, 0, 0, 0,                           EINVAL",
        "mlockall,   8, 0, 0, 0, 0, 0,                           EINVAL",
        "membarrier, 3, 0, 0, 0, 0, 0,                           EINVAL",
        "membarrier, 1, 5, 0, 0, 0, 0,                           EINVAL"
    })
    void errorsAreThoseOfLinux(
            String name,
            String a0,
            String a1,
            String a2,
            String a3,
            String a4,
            String a5,
            String result) {
        long expected = result.equals("0") ? 0 : Errno.valueOf(result).negated();
        Sysno sysno = Sysno.valueOf(name.toUpperCase(Locale.ROOT));
        assertEquals(
                expected,
                call(
                        sysno,
                        number(a0),
                        number(a1),
                        number(a2),
                        number(a3),
                        number(a4),
                        number(a5)));
    }

    private static long number(String text) {
        return text.startsWith("0x")
                ? Long.parseUnsignedLong(text.substring(2), 16)
                : Long.parseLong(text);
    }

    @Test
    void rightsThatComeBackMakeOneRangeOfThree() {
        int before = mm.vmas().all().size();
        assertEquals(0, call(Sysno.MPROTECT, BASE + PAGE, PAGE, Mman.PROT_READ));
        assertEquals(before + 2, mm.vmas().all().size());
        assertEquals(0, call(Sysno.MPROTECT, BASE + PAGE, PAGE, RW));
        assertEquals(before, mm.vmas().all().size());
        long file = mmap(0, 3 * PAGE, Mman.PROT_READ, Mman.MAP_PRIVATE, 0);
        call(Sysno.MPROTECT, file + PAGE, PAGE, RW);
        call(Sysno.MPROTECT, file + PAGE, PAGE, Mman.PROT_READ);
        assertEquals(3 * PAGE, vma(file).size());
    }

    @Test
    void aMovedMappingTakesItsPagesAlong() throws ErrnoException {
        assertEquals(
                HOLE,
                call(
                        Sysno.MREMAP,
                        BASE,
                        4 * PAGE,
                        2 * PAGE,
                        Mman.MREMAP_MAYMOVE | Mman.MREMAP_FIXED,
                        HOLE));
        assertEquals(7, mm.user().read64(HOLE));
        assertEquals(2 * PAGE, vma(HOLE).size());
        assertTrue(mm.vmas().find(BASE) == null && mm.vmas().find(BASE + 3 * PAGE) == null);
    }

    @Test
    void aGrowingMappingOfAFileShowsMoreOfIt() throws ErrnoException {
        long file = mmap(HOLE, PAGE, Mman.PROT_READ, Mman.MAP_SHARED | Mman.MAP_FIXED, 0);
        assertEquals(file, call(Sysno.MREMAP, file, PAGE, 4 * PAGE, Mman.MREMAP_MAYMOVE));
        assertEquals(3, mm.user().read(file + 2 * PAGE, 1)[0]);
        assertEquals(Fault.BEYOND_FILE, mm.faults().handle(file + 3 * PAGE, 0));
        assertEquals(file, call(Sysno.MREMAP, file, 4 * PAGE, PAGE, 0));
        assertEquals(PAGE, vma(file).size());
    }

    @Test
    void privatePagesOfAFileShareItsFrameUntilTheyAreWritten() throws ErrnoException {
        long one = mmap(0, PAGE, RW, Mman.MAP_PRIVATE, 0);
        long two = mmap(0, PAGE, RW, Mman.MAP_PRIVATE, 0);
        assertEquals(mm.user().read64(one), mm.user().read64(two));
        assertEquals(entry(one) & PageBits.FRAME, entry(two) & PageBits.FRAME);
        assertEquals(FrameUse.FILE, mm.physical().frames().use(entry(one) & PageBits.FRAME));
        mm.user().write64(one, 9);
        assertNotEquals(entry(one) & PageBits.FRAME, entry(two) & PageBits.FRAME);
        assertEquals(0x0101_0101_0101_0101L, mm.user().read64(two));
    }

    private long entry(long vaddr) {
        return mm.physical().tables().get(mm.pgd(), vaddr);
    }

    @Test
    void populatedPagesAreThereAtOnce() {
        int before = mm.resident();
        mmap(HOLE, 5 * PAGE, RW, ANONYMOUS | Mman.MAP_FIXED | Mman.MAP_POPULATE, -1);
        assertEquals(before + 5, mm.resident());
        assertNotEquals(0, entry(HOLE + 4 * PAGE) & PageBits.RW);
    }

    @Test
    void discardedPagesAreZerosAgain() throws ErrnoException {
        assertEquals(0, call(Sysno.MADVISE, BASE, PAGE, Mman.MADV_DONTNEED));
        assertEquals(0, mm.user().read64(BASE));
    }

    @Test
    void aChildFindsWipedPagesEmptyAndOthersNotAtAll() throws ErrnoException {
        mm.user().write64(BASE + PAGE, 8);
        call(Sysno.MADVISE, BASE, PAGE, Mman.MADV_WIPEONFORK);
        call(Sysno.MADVISE, BASE + PAGE, PAGE, Mman.MADV_DONTFORK);
        AddressSpace child = mm.fork();
        assertEquals(0, child.user().read64(BASE));
        assertEquals(Fault.NOT_MAPPED, child.faults().handle(BASE + PAGE, 0));
        assertEquals(7, mm.user().read64(BASE));
    }

    @Test
    void moreThanTheLimitIsRefused() {
        mm.setLimits(new MemoryLimits(64 << 10, 1 << 20, MemoryLimits.INFINITY));
        assertEquals(mm.brk(), call(Sysno.BRK, mm.startBrk() + (2 << 20)));
        assertEquals(mm.startBrk() + 4096, call(Sysno.BRK, mm.startBrk() + 4096));
        long top = vma(0x7fff_ffff_e000L).end();
        assertEquals(Fault.NOT_MAPPED, mm.faults().handle(top - (1 << 20), PageBits.ERROR_W));
        mm.setLimits(new MemoryLimits(8 << 20, 1 << 20, 1 << 20));
        assertEquals(Errno.ENOMEM.negated(), mmap(0, 2 << 20, RW, ANONYMOUS, -1));
        assertEquals(BASE, mmap(BASE, PAGE, RW, ANONYMOUS | Mman.MAP_FIXED, -1));
    }

    @Test
    void moreThanThereIsIsRefusedUnlessNobodyCounts() {
        assertEquals(Errno.ENOMEM.negated(), mmap(0, 1L << 30, RW, ANONYMOUS, -1));
        assertTrue(mmap(0, 1L << 30, RW, ANONYMOUS | Mman.MAP_NORESERVE, -1) > 0);
        assertTrue(mmap(0, 1L << 36, Mman.PROT_NONE, ANONYMOUS, -1) > 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whateverIsAskedTheAnswerIsAResultOrAnError(int seed) throws ErrnoException {
        Random random = new Random(seed);
        AddressSpace bystander = mm.fork();
        List<Sysno> calls =
                List.of(
                        Sysno.BRK,
                        Sysno.MMAP,
                        Sysno.MMAP,
                        Sysno.MUNMAP,
                        Sysno.MPROTECT,
                        Sysno.MREMAP,
                        Sysno.MREMAP,
                        Sysno.MADVISE,
                        Sysno.MINCORE,
                        Sysno.MSYNC,
                        Sysno.MLOCK,
                        Sysno.MEMBARRIER);
        for (int i = 0; i < 20_000; i++) {
            Sysno sysno = calls.get(random.nextInt(calls.size()));
            long result =
                    call(
                            sysno,
                            nasty(random),
                            nasty(random),
                            random.nextInt(64),
                            flags(random),
                            random.nextInt(4) == 0 ? nasty(random) : random.nextInt(3) - 1,
                            random.nextInt(3) == 0 ? nasty(random) : 0);
            assertTrue(result >= -200, sysno + " gave " + result);
            mm.user().writeSome(nasty(random), new byte[100], 0, 100);
        }
        assertEquals(7, bystander.user().read64(BASE));
        bystander.release();
        mm.release();
        assertEquals(0, mm.physical().frames().used(FrameUse.ANONYMOUS));
        assertEquals(0, mm.physical().frames().used(FrameUse.FILE));
    }

    private static int flags(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextInt(4);
            default -> ANONYMOUS | (random.nextBoolean() ? Mman.MAP_FIXED : 0);
        };
    }

    /** Addresses and sizes near all sorts of borders. */
    private static long nasty(Random random) {
        long[] borders = {
            0,
            BASE,
            HOLE,
            0x7fff_ffff_f000L,
            1L << 47,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            0xffff_8880_0000_0000L,
            1L << 32,
            2 << 20,
            0x7fff_ffff_0000L,
            -1
        };
        long border = borders[random.nextInt(borders.length)];
        long offset = (long) (random.nextInt(9) - 4) * PAGE;
        return border + offset + (random.nextInt(5) == 0 ? random.nextInt(PAGE) : 0);
    }
}
