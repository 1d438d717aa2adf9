package org.stackshift.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.stackshift.isa.PageBits;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.FrameUse;
import org.stackshift.kernel.mm.PhysicalMemory;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskTable;
import org.stackshift.machine.Stop;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a machine holds before its program starts; after the last task has ended it must hold the
 * same.
 */
final class Leftovers {
    private static final long WAY_TO_IDLE = 100_000;

    private final Kernel kernel;
    private final Map<FrameUse, Integer> frames;
    private final List<Integer> processes;

    private Leftovers(Kernel kernel) {
        this.kernel = kernel;
        this.frames = frames();
        this.processes = processes();
    }

    /** Counts, before the first program, what is there. */
    static Leftovers before(Kernel kernel) {
        return new Leftovers(kernel);
    }

    /**
     * Waits for the first program as the shell would that has started it, once the CPUs are idle,
     * and counts again. The first program is the only zombie that may be left, and its memory the
     * only memory: the kernel keeps them for whoever wants to look. An idle CPU may go on with the
     * empty address space that it has come from.
     */
    void assertNothingIsLeft() {
        assertEquals(Stop.HALTED, kernel.machine().run(WAY_TO_IDLE));
        List<Integer> tasks = kernel.tasks().stream().map(Task::pid).toList();
        assertEquals(List.of(TaskTable.FIRST_PROGRAM), tasks);
        releaseMemory(kernel.tasks().getFirst());
        assertEquals(0, kernel.openFiles());
        assertEquals(processes, processes().stream().filter(pid -> pid < 100).toList());
        int borrowed = borrowed();
        frames.merge(FrameUse.TASK_STRUCT, 1, Integer::sum);
        frames.merge(FrameUse.MM_STRUCT, borrowed, Integer::sum);
        assertEquals(frames, frames());
        PhysicalMemory memory = kernel.memory();
        assertEquals(
                tables(memory, memory.kernelPgd(), 3) + borrowed,
                memory.frames().used(FrameUse.PAGE_TABLE));
    }

    private static void releaseMemory(Task task) {
        if (task.hasMm()) {
            AddressSpace mm = task.mm();
            task.setMm(null);
            mm.release();
        }
    }

    /** How many address spaces that are no longer anybody's are still in some CR3. */
    private int borrowed() {
        return (int)
                kernel.machine().cpus().stream()
                        .mapToLong(cpu -> cpu.cr3 & PageBits.FRAME)
                        .filter(pgd -> pgd != kernel.memory().kernelPgd())
                        .distinct()
                        .count();
    }

    private List<Integer> processes() {
        return kernel.processes().stream().map(Process::pid).toList();
    }

    /** Frames by use; the kernel's page tables grow with the number of stacks and are left out. */
    private Map<FrameUse, Integer> frames() {
        Map<FrameUse, Integer> used = new EnumMap<>(FrameUse.class);
        for (FrameUse use : FrameUse.values()) {
            if (use != FrameUse.FREE && use != FrameUse.PAGE_TABLE) {
                used.put(use, kernel.memory().frames().used(use));
            }
        }
        return used;
    }

    /** Tables that can be reached from one at a level (3 = PML4), itself included. */
    private static int tables(PhysicalMemory memory, long table, int level) {
        int count = 1;
        for (int i = 0; level > 0 && i < 512; i++) {
            long entry = memory.ram().read64(table + 8L * i);
            if ((entry & PageBits.P) != 0 && (entry & PageBits.PS) == 0) {
                count += tables(memory, entry & PageBits.FRAME, level - 1);
            }
        }
        return count;
    }
}
