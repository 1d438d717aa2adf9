package org.stackshift.kernel.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stackshift.kernel.sched.SchedulerLab.Habit;
import org.stackshift.kernel.task.Task;

import java.util.List;
import java.util.stream.Stream;

/** The policies do what textbooks say of them. */
class PolicyTest {
    private static final long SLICE = 10_000;

    /** What a tick may come late, and a switch takes. */
    private static final long STEP = 2 * SchedulerLab.STEP;

    private static SchedulerLab lab(SchedPolicy policy) {
        return new SchedulerLab(policy, SLICE, 1);
    }

    private static void assertNear(long expected, long actual, long bound) {
        assertTrue(
                Math.abs(expected - actual) <= bound,
                () -> "%d, but should be %d within %d".formatted(actual, expected, bound));
    }

    @Test
    void fifoRunsEachTaskToItsEndInOrderOfArrival() {
        SchedulerLab lab = lab(SchedPolicy.FIFO);
        Task first = lab.start(new Habit(50_000, 0));
        Task second = lab.start(new Habit(20_000, 0));
        Task third = lab.start(new Habit(30_000, 0));
        lab.run(1_000_000);
        assertEquals(List.of(first, second, third), lab.turns);
        assertEquals(100_000, lab.cpus.icount());
        assertEquals(0, lab.cpus.ticks());
    }

    @Test
    void roundRobinGivesEachTaskASliceInTurn() {
        SchedulerLab lab = lab(SchedPolicy.ROUND_ROBIN);
        List<Task> tasks = Stream.generate(() -> lab.start(Habit.ENDLESS)).limit(3).toList();
        lab.run(12 * SLICE);
        for (int i = 0; i < 12; i++) {
            assertEquals(tasks.get(i % 3), lab.turns.get(i));
        }
        tasks.forEach(task -> assertNear(4 * SLICE, lab.used(task), SLICE));
    }

    @ParameterizedTest
    @EnumSource
    void aTaskThatIsAloneIsNeverInterrupted(SchedPolicy policy) {
        SchedulerLab lab = lab(policy);
        lab.start(Habit.ENDLESS);
        lab.run(50 * SLICE);
        assertEquals(0, lab.cpus.ticks());
        assertEquals(1, lab.turns.size());
    }

    @Test
    void aNewcomerWaitsForTheEndOfTheSliceThatRunsThen() {
        SchedulerLab lab = lab(SchedPolicy.ROUND_ROBIN);
        Task first = lab.start(Habit.ENDLESS);
        lab.run(3 * SLICE + SLICE / 2);
        Task second = lab.start(Habit.ENDLESS);
        lab.run(SLICE / 4);
        assertEquals(List.of(first), lab.turns);
        lab.run(SLICE / 4 + 2 * STEP);
        assertEquals(List.of(first, second), lab.turns);
    }

    @Test
    void feedbackLetsTheBusySinkAndTheSleepyStayOnTop() {
        SchedulerLab lab = lab(SchedPolicy.MLFQ);
        Task busy = lab.start(Habit.ENDLESS);
        Task other = lab.start(Habit.ENDLESS);
        Task sleepy = lab.start(new Habit(SLICE / 10, 200_000));
        lab.run(40 * SLICE);
        assertEquals(MlfqQueue.LEVELS - 1, lab.scheduler.stats(busy).level());
        assertEquals(MlfqQueue.LEVELS - 1, lab.scheduler.stats(other).level());
        assertTrue(lab.scheduler.stats(sleepy).level() < MlfqQueue.LEVELS - 1);
        long waited = lab.scheduler.stats(sleepy).waited();
        assertTrue(waited < 3 * SLICE, "it waited " + waited);
    }

    @Test
    void feedbackIsNotFooledBySleepingJustBeforeASliceEnds() {
        SchedulerLab lab = lab(SchedPolicy.MLFQ);
        Task sly = lab.start(new Habit(SLICE * 9 / 10, 10));
        lab.start(Habit.ENDLESS);
        lab.run(30 * SLICE);
        assertTrue(lab.scheduler.stats(sly).level() >= 2);
    }

    @Test
    void feedbackLiftsEverybodyNowAndThen() {
        SchedulerLab lab = lab(SchedPolicy.MLFQ);
        List<Task> tasks = Stream.generate(() -> lab.start(Habit.ENDLESS)).limit(3).toList();
        lab.run((MlfqQueue.BOOST_SLICES - 1) * SLICE);
        tasks.forEach(t -> assertEquals(3, lab.scheduler.stats(t).level()));
        lab.run(2 * SLICE);
        assertTrue(tasks.stream().allMatch(task -> lab.scheduler.stats(task).level() <= 1));
    }

    @Test
    void fairSharesFollowTheWeights() {
        SchedulerLab lab = lab(SchedPolicy.FAIR);
        int[] nice = {0, 5, -5, 0, 10};
        List<Task> tasks = Stream.generate(() -> lab.start(Habit.ENDLESS)).limit(5).toList();
        double all = 0;
        for (int i = 0; i < nice.length; i++) {
            lab.scheduler.setParameters(tasks.get(i), SchedParameters.DEFAULT.withNice(nice[i]));
            all += Math.pow(1.25, -nice[i]);
        }
        long total = 400 * SLICE;
        lab.run(total);
        long period = tasks.size() * SLICE;
        for (int i = 0; i < nice.length; i++) {
            long ideal = Math.round(total * Math.pow(1.25, -nice[i]) / all);
            assertNear(ideal, lab.used(tasks.get(i)), 2 * period);
        }
    }

    @Test
    void fairSleepersRunSoonButGainNoStockOfTime() {
        SchedulerLab lab = lab(SchedPolicy.FAIR);
        Task busy = lab.start(Habit.ENDLESS);
        Task sleepy = lab.start(new Habit(40 * SLICE, 2_000_000_000L));
        lab.run(2 * SLICE);
        long before = lab.used(busy);
        lab.run(100 * SLICE);
        assertNear(50 * SLICE, lab.used(busy) - before, 30 * SLICE);
        assertTrue(lab.used(sleepy) <= 42 * SLICE);
    }

    @ParameterizedTest
    @EnumSource
    void sleepersWakeUpInTimeWhateverThePolicy(SchedPolicy policy) {
        SchedulerLab lab = lab(policy);
        Task task = lab.start(new Habit(1_000, 1_000_000));
        lab.run(20_000);
        assertEquals(20_000, lab.used(task));
        assertTrue(lab.nextDeadline() != Long.MAX_VALUE);
    }

    @Test
    void whoYieldsGoesBehindTheOthers() {
        SchedulerLab lab = lab(SchedPolicy.FIFO);
        Task first = lab.start(Habit.ENDLESS);
        Task second = lab.start(Habit.ENDLESS);
        lab.run(1_000);
        lab.scheduler.enter(0);
        lab.scheduler.yield(first);
        lab.scheduler.leave();
        lab.run(1_000);
        assertEquals(List.of(first, second), lab.turns);
        assertEquals(1, lab.scheduler.cpuStats().getFirst().switches().yielded());
    }
}
