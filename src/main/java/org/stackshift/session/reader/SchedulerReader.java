package org.stackshift.session.reader;

import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.sched.SchedConfig;
import org.stackshift.kernel.sched.SchedPolicy;
import org.stackshift.kernel.sched.Scheduler;
import org.stackshift.kernel.sched.TaskStats;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.Wait;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.timeline.Recorder;
import org.stackshift.session.timeline.SwitchLedger;
import org.stackshift.session.view.SchedulerView;
import org.stackshift.session.view.SchedulerView.CpuQueue;
import org.stackshift.session.view.SchedulerView.Share;
import org.stackshift.session.view.SchedulerView.SwitchCost;
import org.stackshift.session.view.SchedulerView.SwitchKind;
import org.stackshift.session.view.SchedulerView.TaskLine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads who runs, who waits for what, and what switching cost. */
final class SchedulerReader {
    private static final int KINDS = 4;

    private final Debuggee debuggee;
    private final EventReader events;

    SchedulerReader(Debuggee debuggee, EventReader events) {
        this.debuggee = debuggee;
        this.events = events;
    }

    SchedulerView read() {
        Task shown = debuggee.task();
        SchedConfig config = scheduler().config();
        SwitchLedger ledger = debuggee.recorder().ledger();
        return new SchedulerView(
                debuggee.machine().icount(),
                config.policy().symbol(),
                config.policy() == SchedPolicy.FIFO ? 0 : config.sliceInstructions(),
                queues(),
                lines(),
                shown.pid(),
                TaskStructReader.read(shown.struct()),
                Stream.iterate(KINDS - 1, i -> i >= 0, i -> i - 1)
                        .map(ledger::sum)
                        .map(SchedulerReader::kind)
                        .toList(),
                ledger.newest().stream().map(this::cost).toList().reversed());
    }

    private List<CpuQueue> queues() {
        return scheduler().cpuStats().stream()
                .map(
                        cpu ->
                                new CpuQueue(
                                        cpu.cpu(),
                                        cpu.running()
                                                .filter(SchedulerReader::isAlive)
                                                .map(Task::pid)
                                                .orElse(0),
                                        cpu.ready().stream().map(Task::pid).toList()))
                .toList();
    }

    /** The CPU that ended a task still has it until the switch, which never comes at the end. */
    private static boolean isAlive(Task task) {
        return !task.struct().state().isExit();
    }

    private Scheduler scheduler() {
        return debuggee.kernel().scheduler();
    }

    /** The tree: every process below its parent, its further threads below it. */
    private List<TaskLine> lines() {
        List<TaskLine> lines = new ArrayList<>();
        Set<Integer> done = new LinkedHashSet<>();
        for (Process process : debuggee.kernel().processes()) {
            if (process.parent() == null) {
                add(process, 0, lines, done);
            }
        }
        return lines;
    }

    private void add(Process process, int depth, List<TaskLine> lines, Set<Integer> done) {
        if (!done.add(process.pid())) {
            return;
        }
        process.leader().ifPresent(task -> lines.add(line(task, depth)));
        for (Task thread : process.threads()) {
            if (!thread.isLeader()) {
                lines.add(line(thread, depth + 1));
            }
        }
        for (Process child : process.children()) {
            add(child, depth + 1, lines, done);
        }
    }

    private TaskLine line(Task task, int depth) {
        TaskStruct struct = task.struct();
        Wait wait = task.waitsFor();
        int cpu = struct.field32(TaskStruct.CPU);
        return new TaskLine(
                EventReader.task(task),
                depth,
                struct.state().letter(),
                isAlive(task) && scheduler().running(cpu).filter(task::equals).isPresent(),
                cpu,
                wait == null ? "" : wait.kind().name(),
                wait == null ? 0 : wait.detail(),
                share(task),
                struct.field(TaskStruct.NVCSW),
                struct.field(TaskStruct.NIVCSW));
    }

    /** A task that has ended, or never runs, is not the scheduler's any more. */
    private Share share(Task task) {
        if (!scheduler().tasks().contains(task)) {
            return new Share(0, 0, 0, 0);
        }
        TaskStats stats = scheduler().stats(task);
        long slice = stats.slice() == Long.MAX_VALUE ? 0 : stats.slice();
        return new Share(stats.used(), slice, stats.level(), stats.vruntime());
    }

    private static SwitchKind kind(SwitchLedger.Sum sum) {
        double finished = Math.max(1, sum.finished());
        return new SwitchKind(
                (sum.hint() & Recorder.VOLUNTARY) != 0,
                (sum.hint() & Recorder.SAME_SPACE) != 0,
                sum.count(),
                sum.instructions() / finished,
                sum.tlbMisses() / finished);
    }

    private SwitchCost cost(SwitchLedger.Cost cost) {
        return new SwitchCost(
                cost.icount(),
                cost.cpu(),
                events.task(cost.pid()),
                events.task(cost.nextPid()),
                (cost.hint() & Recorder.VOLUNTARY) != 0,
                (cost.hint() & Recorder.SAME_SPACE) != 0,
                cost.instructions(),
                cost.tlbMisses());
    }
}
