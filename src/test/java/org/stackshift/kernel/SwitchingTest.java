package org.stackshift.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stackshift.base.Event;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Segment;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.event.ContextSwitch;
import org.stackshift.kernel.event.TaskCreated;
import org.stackshift.kernel.event.TaskReaped;
import org.stackshift.kernel.event.TaskReparented;
import org.stackshift.kernel.event.TaskStateChanged;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.Machine;
import org.stackshift.machine.MachineConfig;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.memory.Ram;
import org.stackshift.testing.GatheringConsole;
import org.stackshift.testing.HostTools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies where when the kernel makes a task and switches between tasks. Source: what was
 * measured on a Linux host, and Linux's own names ("copy_thread", "inactive_task_frame").
 */
class SwitchingTest {
    private static final long BUDGET = 20_000_000;
    private static final int RSP0 = 4;

    private static final String FORK =
            """
            #include <unistd.h>
            #include <sys/wait.h>
            int main(void) {
                for (int i = 0; i < 3; i++) {
                    if (fork() == 0) {
                        _exit(i);
                    }
                    wait(0);
                }
                return 0;
            }
            """;

    private static final String THREADS =
            """
            #include <pthread.h>
            #include <unistd.h>
            static void *work(void *argument) {
                usleep(100);
                return argument;
            }
            int main(void) {
                pthread_t one, two;
                pthread_create(&one, 0, work, 0);
                pthread_create(&two, 0, work, 0);
                pthread_join(one, 0);
                pthread_join(two, 0);
                return 0;
            }
            """;

    private static final String ORPHAN =
            """
            #include <unistd.h>
            #include <sys/wait.h>
            int main(void) {
                if (fork() == 0) {
                    if (fork() == 0) {
                        usleep(1000);
                        _exit(2);
                    }
                    _exit(1);
                }
                wait(0);
                usleep(5000);
                return 0;
            }
            """;

    @TempDir Path directory;

    private final List<Event> events = new ArrayList<>();
    private Kernel kernel;
    private Machine machine;

    private void start(String source, MachineConfig hardware) throws Exception {
        byte[] elf = HostTools.compile(directory, source, "musl-gcc", "-static", "-O1");
        kernel =
                Kernel.boot(
                        KernelConfig.of(new Ram(4 << 20, 64 << 20), new GatheringConsole())
                                .withStdin(new byte[0])
                                .withHardware(hardware)
                                .withEvents(events::add));
        kernel.exec("/program", elf, List.of("program"), List.of());
        machine = kernel.machine();
    }

    private void start(String source) throws Exception {
        start(source, MachineConfig.DEFAULT);
    }

    private void runTo(String symbol) {
        long vaddr = kernel.image().address(symbol);
        machine.addBreakpoint(vaddr);
        assertEquals(RunResult.BREAKPOINT, kernel.run(BUDGET));
        machine.removeBreakpoint(vaddr);
    }

    /** Up to the choice of the idle task after the program has run. */
    private void runUntilIdle() {
        while (events(ContextSwitch.class).stream()
                .noneMatch(e -> e.pid() >= 100 && e.nextPid() == 0)) {
            assertEquals(RunResult.BUDGET, kernel.run(10));
        }
    }

    private <T extends Event> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private Cpu cpu() {
        return machine.cpu();
    }

    private long word(long vaddr) {
        return machine.ram().read64(machine.peekTranslate(vaddr));
    }

    @Test
    void forkReturnsTwiceBecauseTheChildsSavedRaxIsZero() throws Exception {
        start(FORK);
        while (kernel.task(101).isEmpty()) {
            assertEquals(RunResult.BUDGET, kernel.run(1));
        }
        Task parent = kernel.task(100).orElseThrow();
        Task child = kernel.task(101).orElseThrow();
        assertEquals(101, parent.regs().rax());
        assertEquals(0, child.regs().rax());
        for (int i = 0; i < Gpr.COUNT; i++) {
            if (i != Gpr.RAX) {
                assertEquals(parent.regs().gpr(i), child.regs().gpr(i), "register " + i);
            }
        }
        assertEquals(parent.regs().rip(), child.regs().rip());
        assertNotEquals(parent.mm(), child.mm());
        runTo("ret_from_fork");
        assertEquals(child, kernel.running(0));
        assertEquals(child.kernelStack().ptRegs(), cpu().gpr[Gpr.RSP]);
    }

    @Test
    void aTaskThatIsSwitchedOutLeavesSixRegistersAndAReturnAddress() throws Exception {
        start(FORK);
        runTo("ret_from_fork");
        runTo("__switch_to");
        Task sleeping = kernel.task(100).orElseThrow();
        long sp = sleeping.struct().threadSp();
        assertTrue(sp > sleeping.kernelStack().vaddr() && sp < sleeping.kernelStack().ptRegs());
        assertEquals(sleeping.kernelStack().ptRegs(), word(sp + 4 * 8), "rbx is pt_regs");
        long back = word(sp + 6 * 8);
        long from = kernel.image().address("context_switch");
        assertTrue(back > from && back < kernel.image().address("finish_task_switch"));
    }

    @Test
    void theSwitchGivesTheCpuTheNextTasksStackBeginning() throws Exception {
        start(FORK);
        runTo("ret_from_fork");
        runTo("finish_task_switch");
        Task next = kernel.running(0);
        assertEquals(next.kernelStack().top(), word(cpu().tssBase + RSP0));
        assertEquals(next.struct().vaddr(), word(cpu().gsBase));
        assertEquals(next.kernelStack().top(), word(cpu().gsBase + 8));
    }

    @Test
    void processesHaveTablesOfTheirOwnAndThreadsShareThem() throws Exception {
        start(FORK);
        kernel.run(BUDGET);
        assertTrue(
                events(ContextSwitch.class).stream()
                        .filter(e -> e.pid() >= 100 && e.nextPid() >= 100)
                        .noneMatch(ContextSwitch::sameTables));
        events.clear();
        start(THREADS);
        kernel.run(BUDGET);
        List<ContextSwitch> between =
                events(ContextSwitch.class).stream()
                        .filter(e -> e.pid() >= 100 && e.nextPid() >= 100)
                        .toList();
        assertFalse(between.isEmpty());
        assertTrue(between.stream().allMatch(ContextSwitch::sameTables));
    }

    @Test
    void cr3StaysForAKernelThreadWhichBorrowsTheTables() throws Exception {
        start(THREADS);
        runUntilIdle();
        kernel.run(60);
        Task program = kernel.task(100).orElseThrow();
        TaskStruct idle = kernel.idleTasks().getFirst().struct();
        assertEquals(program.mm().pgd(), cpu().cr3);
        assertEquals(0, idle.mm());
        assertEquals(program.mm().struct().vaddr(), idle.activeMm());
        assertEquals(2, program.mm().struct().count(), "the users, and the idle task");
    }

    @Test
    void anInterruptInRing0AlsoPushesFiveWordsOnTheAlignedStack() throws Exception {
        start(THREADS);
        runUntilIdle();
        runTo("asm_sysvec_apic_timer_interrupt");
        long rsp = cpu().gpr[Gpr.RSP];
        long oldRsp = word(rsp + 24);
        assertEquals((oldRsp & -16) - 40, rsp);
        assertEquals(0x10, word(rsp + 8), "cs");
        assertEquals(0x18, word(rsp + 32), "ss");
        assertEquals(0x18, cpu().selector[Segment.SS] & 0xffff, "no stack switch");
    }

    @Test
    void allTasksHangOnAListThatBeginsAtInitTask() throws Exception {
        start(FORK);
        runTo("ret_from_fork");
        runTo("ret_from_fork");
        long head = kernel.image().address("init_task") + TaskStruct.TASKS_NEXT;
        List<Integer> pids = new ArrayList<>();
        long back = head;
        for (long at = word(head); at != head; at = word(at)) {
            long struct = at - TaskStruct.TASKS_NEXT;
            assertEquals(back, word(struct + TaskStruct.TASKS_PREV));
            pids.add((int) word(struct + TaskStruct.PID));
            back = at;
        }
        assertEquals(List.of(1, 2, 100, 101), pids);
        Task child = kernel.task(101).orElseThrow();
        long parent = child.struct().field(TaskStruct.REAL_PARENT);
        assertEquals(kernel.task(100).orElseThrow().struct().vaddr(), parent);
    }

    @Test
    void aChildIsAZombieUntilItsParentWaits() throws Exception {
        start(FORK);
        while (kernel.task(101).isEmpty()
                || kernel.task(101).orElseThrow().struct().state() != TaskState.ZOMBIE) {
            assertEquals(RunResult.BUDGET, kernel.run(1));
        }
        Task child = kernel.task(101).orElseThrow();
        assertFalse(child.hasMm());
        assertEquals(TaskStruct.TASK_DEAD, child.struct().field32(TaskStruct.STATE));
        kernel.run(BUDGET);
        assertTrue(kernel.task(101).isEmpty());
        assertEquals(
                List.of(101, 102, 103),
                events(TaskReaped.class).stream().map(TaskReaped::pid).toList());
    }

    @Test
    void orphansBecomeChildrenOfInit() throws Exception {
        start(ORPHAN);
        kernel.run(BUDGET);
        List<TaskReparented> orphans = events(TaskReparented.class);
        assertEquals(1, orphans.size());
        assertEquals(102, orphans.getFirst().pid());
        assertEquals(101, orphans.getFirst().oldParentPid());
        assertEquals(1, orphans.getFirst().parentPid());
        assertTrue(events(TaskReaped.class).stream().anyMatch(e -> e.pid() == 102));
    }

    @Test
    void threadsAreTasksOfOneProcess() throws Exception {
        start(THREADS);
        kernel.run(BUDGET);
        List<TaskCreated> created = events(TaskCreated.class);
        assertEquals(List.of(100, 101, 102), created.stream().map(TaskCreated::pid).toList());
        assertEquals(
                List.of(100, 100, 100), created.stream().map(TaskCreated::processPid).toList());
        assertEquals(TaskCreated.Kind.THREAD, created.getLast().kind());
    }

    @Test
    void everyCpuHasAnIdleTaskAndAreasOfItsOwn() throws Exception {
        start(THREADS, MachineConfig.DEFAULT.withCpus(4).withPcid(true));
        kernel.run(BUDGET);
        for (int i = 0; i < 4; i++) {
            Cpu cpu = machine.cpus().get(i);
            assertEquals("swapper/" + i, kernel.idleTasks().get(i).struct().comm());
            long area = kernel.image().address("pcpu_hot") + 0x200L * i;
            assertEquals(area + 0x100, cpu.tssBase);
            assertEquals(area + 0x80, cpu.gdtBase);
            long gs = cpu.cpl == 0 ? cpu.gsBase : cpu.kernelGsBase;
            assertEquals(area, gs);
        }
    }

    @Test
    void theProgramAndNothingElseIsLeftInTheEnd() throws Exception {
        start(FORK);
        kernel.run(BUDGET);
        assertEquals(1, kernel.tasks().size());
        assertEquals(3, kernel.processes().size());
    }

    @Test
    void eventsTellWhatATaskWaitsForAndThatItCanRunAgain() throws Exception {
        start(FORK);
        kernel.run(BUDGET);
        List<TaskStateChanged> changes =
                events(TaskStateChanged.class).stream().filter(e -> e.pid() == 100).toList();
        assertEquals(TaskState.INTERRUPTIBLE, changes.get(0).state());
        assertEquals("CHILD", changes.get(0).cause());
        assertEquals(TaskState.RUNNING, changes.get(1).state());
        assertEquals("", changes.get(1).cause());
    }
}
