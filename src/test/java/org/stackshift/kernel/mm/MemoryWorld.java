package org.stackshift.kernel.mm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Mman;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.fs.FileBytes;
import org.stackshift.kernel.fs.Quota;
import org.stackshift.kernel.mm.MemoryModel.Page;
import org.stackshift.kernel.mm.MemoryModel.Words;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Address spaces beside models of them; every step does the same to both and compares. */
final class MemoryWorld {
    private static final int PAGE = PageBits.PAGE_SIZE;
    private static final int PAGES = 48;
    private static final int FILE_PAGES = 16;
    private static final int MOST_PROCESSES = 6;
    private static final int SECOND_WORD = 2048;

    /** In the middle of this range one page table ends and another begins. */
    private static final long BASE = (64L << 20) - PAGES / 2 * PAGE;

    private static final int[] RIGHTS = {
        Mman.PROT_NONE, Mman.PROT_READ, Mman.PROT_READ | Mman.PROT_WRITE
    };

    private record Process(AddressSpace mm, MemoryModel model) implements Copyable<Process> {
        @Override
        public Process copy(Copies copies) {
            return new Process(copies.of(mm), copies.of(model));
        }
    }

    private final List<Process> processes = new ArrayList<>();
    private final List<Words> wordsOfFile = new ArrayList<>();
    private final TestMemory memory;
    private final FileBytes file;
    private final int usedAtFirst;

    /** One process in {@code size} bytes of memory. */
    MemoryWorld(int size) throws ErrnoException {
        memory = new TestMemory(size);
        file = new FileBytes(new Quota(1 << 20), new byte[FILE_PAGES * PAGE]);
        usedAtFirst = memory.physical().frames().used();
        for (int i = 0; i < FILE_PAGES; i++) {
            wordsOfFile.add(new Words());
        }
        processes.add(new Process(new AddressSpace(memory.physical()), new MemoryModel()));
    }

    private MemoryWorld(MemoryWorld original, Copies copies) {
        memory = original.memory.copy(copies);
        file = copies.of(original.file);
        usedAtFirst = original.usedAtFirst;
        original.wordsOfFile.forEach(words -> wordsOfFile.add(copies.of(words)));
        original.processes.forEach(process -> processes.add(copies.of(process)));
    }

    MemoryWorld copy() {
        return new MemoryWorld(this, new Copies());
    }

    /** All of physical memory. */
    byte[] ram() {
        return memory.physical().ram().bytes();
    }

    /** One operation, chosen by {@code random}. */
    void step(Random random) {
        Process process = processes.get(random.nextInt(processes.size()));
        long start = BASE + (long) random.nextInt(PAGES) * PAGE;
        long end = Math.min(BASE + (long) PAGES * PAGE, start + (1 + random.nextInt(12)) * PAGE);
        try {
            switch (random.nextInt(16)) {
                case 0 -> fork(process);
                case 1 -> end(process);
                case 2 -> mapAnonymous(process, start, end, random);
                case 3 -> mapFile(process, start, end, random);
                case 4 -> unmap(process, start, end);
                case 5, 6 -> protect(process, start, end, rights(random));
                case 7 -> discard(process, start, end);
                case 8 -> move(process, start, end, random);
                case 9 -> writeToFile(random);
                case 10, 11, 12, 13 -> write(process, start, random);
                default -> read(process, start, random);
            }
        } catch (ErrnoException noMemory) {
            assertTrue(isShort(), "an error although there is memory: " + noMemory);
        }
    }

    private boolean isShort() {
        return memory.physical().frames().free() < 30;
    }

    private static int rights(Random random) {
        return RIGHTS[random.nextInt(RIGHTS.length)];
    }

    private void fork(Process process) throws ErrnoException {
        if (processes.size() < MOST_PROCESSES) {
            processes.add(new Process(process.mm.fork(), process.model.fork()));
        }
    }

    private void end(Process process) {
        if (processes.size() > 1) {
            processes.remove(process);
            process.mm.release();
        }
    }

    private void mapAnonymous(Process process, long start, long end, Random random)
            throws ErrnoException {
        int prot = rights(random);
        boolean shared = random.nextInt(3) == 0;
        process.mm.map(
                shared
                        ? SharedMemory.vma(start, end, prot)
                        : new Vma(start, end, prot, Mman.MAP_PRIVATE, null, ""));
        for (long at = start; at < end; at += PAGE) {
            process.model.pages.put(at, new Page(prot, shared, null, new Words()));
        }
    }

    private void mapFile(Process process, long start, long end, Random random)
            throws ErrnoException {
        int prot = rights(random);
        boolean shared = random.nextBoolean();
        int first = random.nextInt(FILE_PAGES);
        long cut = Math.min(end, start + (long) (FILE_PAGES - first) * PAGE);
        Backing backing = new Backing(file, (long) first * PAGE, true);
        int flags = shared ? Mman.MAP_SHARED : Mman.MAP_PRIVATE;
        process.mm.map(new Vma(start, cut, prot, flags, backing, "/file"));
        for (long at = start; at < cut; at += PAGE) {
            Words words = wordsOfFile.get(first + (int) ((at - start) / PAGE));
            process.model.pages.put(at, new Page(prot, shared, null, words));
        }
    }

    private void unmap(Process process, long start, long end) throws ErrnoException {
        process.mm.unmap(start, end);
        process.model.range(start, end).clear();
    }

    private void protect(Process process, long start, long end, int prot) throws ErrnoException {
        if (process.model.range(start, end).size() == (end - start) / PAGE) {
            process.mm.protect(start, end, prot);
            process.model.range(start, end).replaceAll((_, page) -> page.withProt(prot));
        }
    }

    private void discard(Process process, long start, long end) {
        process.mm.discard(start, end);
        process.model.range(start, end).replaceAll((_, page) -> page.discarded());
    }

    private void move(Process process, long start, long end, Random random) throws ErrnoException {
        List<Vma> parts = process.mm.vmas().within(start, end);
        long to = BASE + (PAGES + (long) random.nextInt(PAGES)) * PAGE;
        if (parts.size() != 1 || process.mm.vmas().overlaps(to, to + end - start)) {
            return;
        }
        Vma part = parts.getFirst();
        process.mm.move(part, to, part.size());
        Map<Long, Page> moved = new TreeMap<>(process.model.range(part.start(), part.end()));
        process.model.range(part.start(), part.end()).clear();
        moved.forEach((at, page) -> process.model.pages.put(at - part.start() + to, page));
    }

    private void writeToFile(Random random) throws ErrnoException {
        int page = random.nextInt(FILE_PAGES);
        long value = random.nextLong();
        byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
        file.write((long) page * PAGE, bytes, 0, 8);
        wordsOfFile.get(page).values[0] = value;
    }

    private void write(Process process, long vaddr, Random random) {
        int word = random.nextInt(2);
        long value = random.nextLong();
        Page page = process.model.pages.get(vaddr);
        boolean allowed = page != null && (page.prot() & Mman.PROT_WRITE) != 0;
        boolean done = write(process.mm, vaddr + (long) word * SECOND_WORD, value, random);
        assertTrue(done == allowed || !done && isShort(), "write allowed: " + allowed);
        if (done) {
            Page written = page.written();
            written.shown().values[word] = value;
            process.model.pages.put(vaddr, written);
        }
    }

    private boolean write(AddressSpace mm, long vaddr, long value, Random random) {
        if (random.nextInt(4) == 0) {
            try {
                mm.user().write64(vaddr, value);
                return true;
            } catch (ErrnoException fault) {
                return false;
            }
        }
        long paddr = memory.access(mm, vaddr, PageBits.ERROR_W);
        if (paddr >= 0) {
            memory.physical().ram().write64(paddr, value);
        }
        return paddr >= 0;
    }

    private void read(Process process, long vaddr, Random random) {
        Page page = process.model.pages.get(vaddr);
        boolean allowed = page != null && page.prot() != Mman.PROT_NONE;
        int word = random.nextInt(2);
        long paddr = memory.access(process.mm, vaddr + (long) word * SECOND_WORD, 0);
        assertTrue(paddr >= 0 == allowed || paddr < 0 && isShort(), "read allowed: " + allowed);
        if (paddr >= 0) {
            assertEquals(page.shown().values[word], memory.physical().ram().read64(paddr));
        }
    }

    /** Every page of every process shows what it should, and every frame has its exact count. */
    void check() {
        for (Process process : processes) {
            for (long vaddr : process.model.pages.keySet()) {
                read(process, vaddr, new Random(vaddr));
            }
        }
        checkFrames();
        for (int i = 0; i < FILE_PAGES; i++) {
            byte[] bytes = new byte[PAGE];
            file.read((long) i * PAGE, bytes, 0, PAGE);
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            long[] words = {buffer.getLong(0), buffer.getLong(SECOND_WORD)};
            assertArrayEquals(wordsOfFile.get(i).values, words);
        }
    }

    private void checkFrames() {
        FrameAllocator frames = memory.physical().frames();
        Map<Long, Integer> counted = new HashMap<>();
        counted.put(memory.physical().zeroPage(), 1);
        for (Process process : processes) {
            int resident = 0;
            for (Vma vma : process.mm.vmas().all()) {
                resident += count(process.mm, vma, counted);
            }
            assertEquals(resident, process.mm.resident());
            assertEquals(
                    process.model.pages.size(),
                    process.mm.struct().field(MmStruct.TOTAL_VM),
                    "total_vm");
        }
        for (long paddr = 0; paddr < ram().length; paddr += PAGE) {
            switch (frames.use(paddr)) {
                case ANONYMOUS, ZERO_PAGE ->
                        assertEquals(counted.getOrDefault(paddr, 0), frames.references(paddr));
                case FILE ->
                        assertEquals(counted.getOrDefault(paddr, 0) + 1, frames.references(paddr));
                case FREE -> assertEquals(0, frames.references(paddr));
                default -> assertEquals(1, frames.references(paddr));
            }
        }
    }

    private int count(AddressSpace mm, Vma vma, Map<Long, Integer> counted) {
        PhysicalMemory physical = memory.physical();
        int resident = 0;
        for (long at = vma.start(); at < vma.end(); at += PAGE) {
            long entry = physical.tables().get(mm.pgd(), at);
            long frame = entry & PageBits.FRAME;
            if (entry != 0) {
                counted.merge(frame, 1, Integer::sum);
                resident += frame == physical.zeroPage() ? 0 : 1;
                boolean writable = (entry & PageBits.RW) != 0;
                assertTrue(
                        vma.isShared() || !writable || physical.frames().references(frame) == 1,
                        "a private frame with others is writable");
            }
        }
        return resident;
    }

    /** Ends all processes; nothing may be left. */
    void end() {
        processes.forEach(process -> process.mm.release());
        processes.clear();
        assertEquals(usedAtFirst, memory.physical().frames().used());
    }
}
