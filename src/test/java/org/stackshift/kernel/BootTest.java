package org.stackshift.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Event;
import org.stackshift.isa.ControlBits;
import org.stackshift.isa.Gpr;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.event.ProgramStarted;
import org.stackshift.kernel.event.SyscallExit;
import org.stackshift.kernel.event.TaskExited;
import org.stackshift.kernel.fs.Console;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.CpuLevel;
import org.stackshift.machine.memory.Ram;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class BootTest {
    private static final Path PROGRAM =
            Path.of("labs/01-coroutine/bin/coroutine-original-O0-nolibc");
    private static final long BUDGET = 1_000_000;

    /** Nobody types, nobody reads. */
    private record Deaf() implements Console {
        @Override
        public boolean write(Stream stream, byte[] bytes, int offset, int count) {
            return true;
        }

        @Override
        public int read(byte[] target, int offset, int count) {
            return WOULD_BLOCK;
        }

        @Override
        public boolean isReadable() {
            return false;
        }

        @Override
        public boolean isTerminal() {
            return true;
        }
    }

    private static KernelConfig config() {
        return KernelConfig.of(new Ram(4 << 20, 64 << 20), new Deaf());
    }

    private static Task exec(Kernel kernel) throws Exception {
        return kernel.exec("/lab", Files.readAllBytes(PROGRAM), List.of("/lab"), List.of());
    }

    @Test
    void theMachineIsBuiltFromTheHardwareThatIsConfigured() throws Exception {
        MachineConfig first = MachineConfig.DEFAULT.withLevel(CpuLevel.V1);
        Kernel kernel = Kernel.boot(config().withHardware(first));
        assertEquals(first, kernel.machine().config());
        assertEquals(CpuLevel.V1, kernel.machine().cpu().model().level());
    }

    @Test
    void theGuestHalfSetsUpTheCpuItself() throws Exception {
        Kernel kernel = Kernel.boot(config());
        Cpu cpu = kernel.machine().cpu();
        assertEquals(kernel.image().address("gdt"), cpu.gdtBase);
        assertEquals(kernel.image().address("idt_table"), cpu.idtBase);
        assertEquals(kernel.image().address("cpu_tss_rw"), cpu.tssBase);
        assertEquals(kernel.image().address("entry_SYSCALL_64"), cpu.lstar);
        assertEquals(kernel.image().address("pcpu_hot"), cpu.gsBase);
        assertEquals(ControlBits.CR0_WP, cpu.cr0 & ControlBits.CR0_WP);
        assertEquals(0, cpu.cpl);
    }

    @Test
    void theFirstWayToRing3IsASwitchFrameThatReturnsToRetFromFork() throws Exception {
        Kernel kernel = Kernel.boot(config());
        Task task = exec(kernel);
        kernel.machine().addBreakpoint(kernel.image().address("ret_from_fork"));
        assertEquals(RunResult.BREAKPOINT, kernel.run(BUDGET));
        Cpu cpu = kernel.machine().cpu();
        assertEquals(task.kernelStack().ptRegs(), cpu.gpr[Gpr.RSP]);
        assertEquals(task.kernelStack().ptRegs() - 7 * 8, task.struct().threadSp());
        assertEquals(task.mm().pgd(), cpu.cr3);
    }

    @Test
    void theTaskStructInGuestMemoryTellsStateAndName() throws Exception {
        Kernel kernel = Kernel.boot(config());
        Task task = exec(kernel);
        assertEquals("lab", task.struct().comm());
        assertEquals(100, task.pid());
        assertEquals(TaskState.RUNNING, task.struct().state());
        assertEquals(RunResult.EXITED, kernel.run(BUDGET));
        assertEquals(TaskState.ZOMBIE, task.struct().state());
        assertEquals(0, kernel.exit().orElseThrow().status());
    }

    @Test
    void theFirstStackIsAlignedAndBeginsWithArgc() throws Exception {
        Kernel kernel = Kernel.boot(config());
        Task task = exec(kernel);
        long rsp = task.regs().rsp();
        assertEquals(0, rsp & 15);
        assertEquals(1, task.mm().user().read64(rsp));
        long argv0 = task.mm().user().read64(rsp + 8);
        assertEquals('/', task.mm().user().read(argv0, 1)[0]);
        assertTrue(argv0 < Layout.STACK_TOP);
    }

    @Test
    void eventsTellTheStoryInOrder() throws Exception {
        List<Event> events = new ArrayList<>();
        Kernel kernel = Kernel.boot(config().withEvents(events::add));
        exec(kernel);
        kernel.run(BUDGET);
        assertTrue(events.stream().anyMatch(ProgramStarted.class::isInstance));
        assertTrue(
                events.stream()
                        .anyMatch(
                                e -> e instanceof SyscallExit exit && exit.name().equals("write")));
        assertTrue(events.stream().anyMatch(TaskExited.class::isInstance));
        long last = 0;
        for (Event event : events) {
            assertTrue(event.icount() >= last, event::toString);
            last = event.icount();
        }
    }

    @Test
    void twoRunsAreTheSameToTheInstruction() throws Exception {
        List<Event> first = new ArrayList<>();
        List<Event> second = new ArrayList<>();
        for (List<Event> events : List.of(first, second)) {
            Kernel kernel = Kernel.boot(config().withEvents(events::add));
            exec(kernel);
            kernel.run(BUDGET);
        }
        assertEquals(first, second);
    }

    @Test
    void aMachineThatIsTooSmallSaysSo() {
        Ram tiny = new Ram(1 << 20, 1 << 20);
        assertThrows(ErrnoException.class, () -> Kernel.boot(KernelConfig.of(tiny, new Deaf())));
    }
}
