package org.stackshift.session.timeline;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.Event;
import org.stackshift.base.EventSink;
import org.stackshift.debug.StackSwitched;
import org.stackshift.kernel.event.ContextSwitch;
import org.stackshift.kernel.event.PageFault;
import org.stackshift.kernel.event.ProgramStarted;
import org.stackshift.kernel.event.SignalDelivered;
import org.stackshift.kernel.event.SignalRaised;
import org.stackshift.kernel.event.SyscallEnter;
import org.stackshift.kernel.event.SyscallExit;
import org.stackshift.kernel.event.TaskCreated;
import org.stackshift.kernel.event.TaskExited;
import org.stackshift.machine.event.CpuTurnBegan;
import org.stackshift.machine.event.Cr3Loaded;
import org.stackshift.machine.event.ExceptionTaken;
import org.stackshift.machine.event.InterruptReturn;
import org.stackshift.machine.event.InterruptTaken;
import org.stackshift.machine.event.SyscallEntered;
import org.stackshift.machine.event.SyscallReturned;
import org.stackshift.session.view.EventKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the history of a run from its events. Belongs to the machine's thread. */
public final class Recorder implements EventSink {
    /** {@code int 0x80}: a system call by another door. */
    public static final int INT80 = 0x80;

    /** Hint of a context switch: the task before waits; else it was preempted. */
    public static final int VOLUNTARY = 1;

    /** Hint of a context switch: both tasks use the same page tables. */
    public static final int SAME_SPACE = 2;

    private static final int SYSCALL_LENGTH = 2;

    private final EventRing ring = new EventRing();
    private final Pyramid pyramid = new Pyramid();
    private final Lanes lanes = new Lanes();
    private final SwitchLedger ledger = new SwitchLedger();
    private final List<Cpu> cpus = new ArrayList<>();
    private long begin;
    private Facts facts = Facts.NONE;
    private Cpu cpu = cpu(0);
    private @Nullable Watch watch;

    /** What one CPU is doing. */
    private static final class Cpu {
        private final int number;
        private final Stretch now = new Stretch();
        private int pid;
        private Mode mode = Mode.KERNEL;

        Cpu(int number) {
            this.number = number;
        }

        boolean isIdle() {
            return pid == 0;
        }
    }

    /** Says from now on whom to ask for what the events do not tell. */
    public void attach(Facts machine) {
        facts = machine;
    }

    public EventRing ring() {
        return ring;
    }

    /** Costs of switches between tasks. */
    public SwitchLedger ledger() {
        return ledger;
    }

    /** The icount of the first event that is marked. */
    long begin() {
        return begin;
    }

    Pyramid pyramid() {
        return pyramid;
    }

    Lanes lanes() {
        return lanes;
    }

    /** The name of a task; empty if it is not known. */
    public String name(int pid) {
        return lanes.name(pid);
    }

    /** The task on the CPU whose turn it is. */
    public int pid() {
        return cpu.pid;
    }

    /** Another CPU has its turn. */
    private void turn(int number, long icount) {
        if (number != cpu.number) {
            finish(icount);
            cpu = cpu(number);
            lanes.addCpu(number);
            cpu.now.clear(icount, number, cpu.pid);
        }
    }

    private Cpu cpu(int number) {
        while (cpus.size() <= number) {
            cpus.add(new Cpu(cpus.size()));
        }
        return cpus.get(number);
    }

    /** Waits for an event; {@code caught} is called when it has been recorded. */
    public void watch(EventKind kind, Optional<Integer> pid, Runnable caught) {
        watch = new Watch(kind, pid, caught);
    }

    /** Waits no longer. */
    public void unwatch() {
        watch = null;
    }

    /** The number of the event that was waited for, once it has happened. */
    public Optional<Long> caught() {
        return Optional.ofNullable(watch).flatMap(Watch::number);
    }

    @Override
    public void accept(Event event) {
        switch (event) {
            case CpuTurnBegan turn -> turn(turn.cpu(), turn.icount());
            case SyscallEntered call -> syscall(call);
            case SyscallReturned call -> returnToUser(call.icount());
            case InterruptTaken taken -> interrupt(taken);
            case InterruptReturn back -> interruptReturn(back);
            case ExceptionTaken taken -> fault(taken);
            case ContextSwitch change -> contextSwitch(change);
            case Cr3Loaded load -> mark(load, EventKind.CR3, cpu.pid, facts.rip(), 0);
            case StackSwitched change -> stackSwitch(change);
            case SignalRaised raised ->
                    mark(raised, EventKind.SIGNAL, raised.pid(), facts.rip(), 0);
            case SignalDelivered signal ->
                    mark(signal, EventKind.SIGNAL, signal.pid(), signal.handler(), 0);
            case TaskCreated task -> created(task);
            case TaskExited task -> exited(task);
            case ProgramStarted program -> programStarted(program);
            case SyscallEnter call -> note(call, call.pid());
            case SyscallExit call -> note(call, call.pid());
            case PageFault fault -> note(fault, fault.pid());
            default -> {}
        }
    }

    private void syscall(SyscallEntered call) {
        enterKernel(call.icount());
        mark(call, EventKind.SYSCALL, cpu.pid, call.returnRip() - SYSCALL_LENGTH, 0);
    }

    private void interrupt(InterruptTaken taken) {
        enterKernel(taken.icount());
        boolean isCall = taken.vector() == INT80;
        EventKind kind = isCall ? EventKind.SYSCALL : EventKind.INTERRUPT;
        mark(taken, kind, cpu.pid, taken.rip() - (isCall ? SYSCALL_LENGTH : 0), 0);
    }

    private void fault(ExceptionTaken taken) {
        enterKernel(taken.icount());
        mark(taken, EventKind.FAULT, cpu.pid, taken.rip(), 0);
    }

    private void interruptReturn(InterruptReturn back) {
        if (back.toCpl() != 0) {
            returnToUser(back.icount());
        } else {
            enter(back.icount(), cpu.isIdle() ? Mode.IDLE : Mode.KERNEL);
        }
    }

    private void returnToUser(long icount) {
        enter(icount, Mode.USER);
        ledger.inUserMode(cpu.number, icount);
    }

    private void contextSwitch(ContextSwitch change) {
        int hint = (change.voluntary() ? VOLUNTARY : 0) | (change.sameTables() ? SAME_SPACE : 0);
        mark(change, EventKind.SWITCH, change.pid(), facts.rip(), hint);
        ledger.begin(cpu.number, change, hint, facts.tlbMisses());
        cpu.pid = change.nextPid();
        enter(change.icount(), cpu.isIdle() ? Mode.IDLE : Mode.KERNEL);
    }

    private void stackSwitch(StackSwitched change) {
        if (change.isInUserMode()) {
            mark(change, EventKind.STACK, cpu.pid, change.rip(), 0);
        }
    }

    private void created(TaskCreated task) {
        lanes.addTask(task.pid(), task.name());
        mark(task, EventKind.CREATED, task.pid(), facts.rip(), 0);
    }

    private void exited(TaskExited task) {
        lanes.end(task.pid());
        mark(task, EventKind.EXITED, task.pid(), facts.rip(), 0);
    }

    private void programStarted(ProgramStarted program) {
        String name = program.path().substring(program.path().lastIndexOf('/') + 1);
        lanes.addTask(program.pid(), name);
        lanes.rename(program.pid(), name);
    }

    private void enterKernel(long icount) {
        enter(icount, Mode.KERNEL);
        ledger.inKernel(cpu.number, facts.tlbMisses());
    }

    /** The CPU does something else from now on. */
    private void enter(long icount, Mode next) {
        finish(icount);
        cpu.mode = next;
        cpu.now.clear(icount, cpu.number, cpu.pid);
    }

    private void finish(long icount) {
        cpu.now.spend(cpu.mode, icount);
        if (!cpu.now.isEmpty()) {
            pyramid.add(cpu.now);
        }
    }

    /** What the CPU has been doing since the last event, up to {@code icount}, in {@code place}. */
    void unfinished(long icount, Stretch place) {
        place.set(cpu.now);
        place.spend(cpu.mode, Math.max(icount, place.end));
    }

    private void mark(Event event, EventKind kind, int pid, long rip, int hint) {
        if (ring.end() == 0) {
            begin = event.icount();
        }
        cpu.now.count(kind);
        long number = ring.add(event, kind, cpu.number, pid, rip, hint);
        if (watch != null) {
            watch.saw(number, kind, pid);
        }
    }

    private void note(Event event, int pid) {
        ring.add(event, null, cpu.number, pid, 0, 0);
    }
}
