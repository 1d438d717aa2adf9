package org.stackshift.kernel.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.sched.SchedulerLab.Habit;
import org.stackshift.kernel.task.Task;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Several CPUs share their tasks, and no two run the same one. */
class BalanceTest {
    private static final long SLICE = 10_000;

    @ParameterizedTest
    @CsvSource({"ROUND_ROBIN, 2, 4", "ROUND_ROBIN, 4, 8", "MLFQ, 3, 6", "FAIR, 4, 8", "FAIR, 2, 6"})
    void equalTasksGetEqualSharesOfAllCpus(SchedPolicy policy, int cpus, int count) {
        SchedulerLab lab = new SchedulerLab(policy, SLICE, cpus);
        List<Task> tasks = Stream.generate(() -> lab.start(Habit.ENDLESS)).limit(count).toList();
        long total = 400L * SLICE * cpus;
        lab.run(total);
        for (Task task : tasks) {
            double share = (double) lab.used(task) * count / total;
            assertTrue(share > 0.9 && share < 1.1, "a share of " + share);
        }
    }

    @Test
    void aCpuThatHasNothingToDoTakesFromTheFullest() {
        SchedulerLab lab = new SchedulerLab(SchedPolicy.FIFO, SLICE, 2);
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            tasks.add(lab.start(new Habit(i % 2 == 0 ? 100_000 : 1_000, 0)));
        }
        lab.run(1_000_000);
        assertEquals(303_000, lab.cpus.icount());
        assertTrue(tasks.stream().noneMatch(lab.scheduler::knows));
        assertTrue(lab.scheduler.cpuStats().stream().allMatch(cpu -> cpu.ready().isEmpty()));
    }

    @Test
    void aTaskStaysWhereItMayRun() {
        SchedulerLab lab = new SchedulerLab(SchedPolicy.ROUND_ROBIN, SLICE, 4);
        List<Task> tasks = Stream.generate(() -> lab.start(Habit.ENDLESS)).limit(5).toList();
        lab.run(20 * SLICE);
        Task bound = tasks.getFirst();
        lab.scheduler.setAffinity(bound, 1 << 2);
        lab.run(20 * SLICE);
        for (int i = 0; i < 50; i++) {
            lab.run(SLICE / 3);
            assertEquals(2, lab.scheduler.cpu(bound));
        }
        assertTrue(lab.used(bound) > 5 * SLICE);
    }

    @Test
    void aTaskWhoseStackIsInUseElsewhereIsNotPicked() {
        SchedulerLab lab = new SchedulerLab(SchedPolicy.ROUND_ROBIN, SLICE, 2);
        List<Task> tasks = Stream.generate(() -> lab.start(Habit.ENDLESS)).limit(3).toList();
        lab.run(5 * SLICE);
        Task waiting =
                tasks.stream()
                        .filter(task -> lab.scheduler.running(0).filter(t -> t == task).isEmpty())
                        .filter(task -> lab.scheduler.running(1).filter(t -> t == task).isEmpty())
                        .findFirst()
                        .orElseThrow();
        waiting.struct().setField32(TaskStruct.ON_CPU, 1);
        long before = lab.used(waiting);
        lab.run(20 * SLICE);
        assertEquals(before, lab.used(waiting));
        waiting.struct().setField32(TaskStruct.ON_CPU, 0);
        lab.run(20 * SLICE);
        assertTrue(lab.used(waiting) > before);
    }

    @ParameterizedTest
    @CsvSource({"FIFO, 1", "ROUND_ROBIN, 2", "MLFQ, 3", "FAIR, 4", "FAIR, 1", "MLFQ, 4"})
    void noWakeUpIsLostAndNoTaskRunsTwiceAtATime(SchedPolicy policy, int cpus) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            SchedulerLab lab = new SchedulerLab(policy, SLICE, cpus);
            List<Task> tasks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                long run = 100 * random.nextLong(1, 300);
                tasks.add(lab.start(new Habit(run, random.nextLong(1, 2_000_000))));
            }
            List<Long> before = tasks.stream().map(lab::used).toList();
            for (int i = 0; i < 200; i++) {
                lab.run(random.nextLong(1, 20_000));
                assertNobodyRunsTwice(lab);
            }
            List<Long> after = tasks.stream().map(lab::used).toList();
            for (int i = 0; i < tasks.size(); i++) {
                assertTrue(after.get(i) > before.get(i), "a task starves, seed " + seed);
            }
        }
    }

    private static void assertNobodyRunsTwice(SchedulerLab lab) {
        List<Task> placed = new ArrayList<>();
        for (CpuStats cpu : lab.scheduler.cpuStats()) {
            cpu.running().ifPresent(placed::add);
            placed.addAll(cpu.ready());
        }
        assertEquals(placed.size(), placed.stream().distinct().count());
    }

    @ParameterizedTest
    @CsvSource({"ROUND_ROBIN, 1", "ROUND_ROBIN, 4", "MLFQ, 2", "FAIR, 3"})
    void theSameTasksGiveTheSameRunHoweverItIsCut(SchedPolicy policy, int cpus) {
        assertEquals(turns(policy, cpus, 2_000_000), turns(policy, cpus, 12_345));
    }

    private static List<Integer> turns(SchedPolicy policy, int cpus, long piece) {
        SchedulerLab lab = new SchedulerLab(policy, SLICE, cpus);
        for (int i = 1; i < 8; i++) {
            lab.start(i % 3 == 0 ? Habit.ENDLESS : new Habit(700L * i * i, 40_000L * i));
        }
        while (lab.cpus.icount() < 2_000_000) {
            lab.run(Math.min(piece, 2_000_000 - lab.cpus.icount()));
        }
        return lab.turns.stream().limit(300).map(Task::pid).toList();
    }
}
