package org.stackshift.session.reader;

import org.jspecify.annotations.Nullable;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.session.reader.paging.PagingReader;
import org.stackshift.session.target.Breakpoints;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.target.TaskRegisters;
import org.stackshift.session.view.ConsoleView;
import org.stackshift.session.view.Panel;
import org.stackshift.session.view.RunState;
import org.stackshift.session.view.StatusView;
import org.stackshift.session.view.StopReason;
import org.stackshift.session.view.Symbol;
import org.stackshift.session.view.TaskChoice;
import org.stackshift.session.view.TaskRef;
import org.stackshift.session.view.TimelineRequest;
import org.stackshift.session.view.TimelineView;
import org.stackshift.session.view.ViewRequest;
import org.stackshift.session.view.Views;

import java.util.Optional;
import java.util.OptionalInt;

/** Answers view requests from one stopped machine. */
public final class ViewsReader {
    private final Debuggee debuggee;
    private final Naming naming;
    private final RegistersReader registers;
    private final CodeReader code;
    private final StacksReader stacks;
    private final KernelStackReader kernelStack;
    private final EventReader events;
    private final TimelineReader timeline;
    private final SchedulerReader scheduler;
    private final PagingReader paging;

    public ViewsReader(Debuggee debuggee, Breakpoints breakpoints) {
        this.debuggee = debuggee;
        this.naming = new Naming(debuggee);
        this.registers = new RegistersReader(debuggee, naming);
        this.code = new CodeReader(debuggee, naming, breakpoints);
        this.stacks = new StacksReader(debuggee, naming);
        this.kernelStack = new KernelStackReader(debuggee);
        this.events = new EventReader(debuggee, naming);
        this.timeline = new TimelineReader(debuggee, events);
        this.scheduler = new SchedulerReader(debuggee, events);
        this.paging = new PagingReader(debuggee, naming::symbol);
    }

    /**
     * What the session knows and the machine does not.
     *
     * @param ran the instruction that ran last, if one ran alone
     */
    public record Situation(RunState state, StopReason reason, Optional<Long> ran) {}

    /** One instant, as far as it was asked for. */
    public Views read(ViewRequest request, Situation situation) {
        debuggee.lookAt(request.task());
        try {
            return look(request, situation);
        } finally {
            debuggee.lookAt(OptionalInt.empty());
        }
    }

    private Views look(ViewRequest request, Situation situation) {
        boolean waits = situation.state() == RunState.WAITING;
        return new Views(
                request,
                status(situation),
                wants(request, Panel.REGISTERS) ? registers.read() : null,
                wants(request, Panel.CODE)
                        ? code.read(marks(situation), request.syntax(), request.codeAt())
                        : null,
                wants(request, Panel.STACKS) ? stacks.read() : null,
                wants(request, Panel.KERNEL_STACK) ? kernelStack.read() : null,
                wants(request, Panel.CONSOLE) ? console(waits) : null,
                wants(request, Panel.TIMELINE) ? timeline.read(request.timeline()) : null,
                wants(request, Panel.SCHEDULER) ? scheduler.read() : null,
                tasks(),
                paging.read(request));
    }

    private static boolean wants(ViewRequest request, Panel panel) {
        return request.panels().contains(panel);
    }

    private TaskChoice tasks() {
        return new TaskChoice(
                EventReader.task(debuggee.task()),
                debuggee.kernel().current().map(EventReader::task).orElse(TaskRef.IDLE),
                debuggee.kernel().tasks().stream().map(EventReader::task).toList());
    }

    private ConsoleView console(boolean waits) {
        return debuggee.console().view(waits);
    }

    private CodeReader.Marks marks(Situation situation) {
        Optional<Long> fault =
                situation.reason() instanceof StopReason.Killed killed
                        ? Optional.of(killed.fault().rip())
                        : Optional.empty();
        return new CodeReader.Marks(rip(), situation.ran(), fault);
    }

    /** The next instruction; of a program that ended, the one at which it did. */
    private long rip() {
        return debuggee.hasEnded() ? debuggee.userRip() : debuggee.rip();
    }

    private StatusView status(Situation situation) {
        TaskStruct struct = debuggee.task().struct();
        TaskRegisters registers = TaskRegisters.of(debuggee);
        return new StatusView(
                debuggee.executable().name(),
                situation.state(),
                situation.reason(),
                debuggee.machine().icount(),
                debuggee.machine().userInstructions(),
                registers.cpl(),
                registers.cr3(),
                struct.pid(),
                struct.comm(),
                symbol(rip()));
    }

    /** A part of the timeline. */
    public TimelineView timeline(TimelineRequest part) {
        return timeline.read(part);
    }

    /** The symbol that an address belongs to. */
    public @Nullable Symbol symbol(long vaddr) {
        return naming.symbol(vaddr);
    }

    /** Why the program stands before a breakpoint. */
    public StopReason breakpointAt(long vaddr) {
        return new StopReason.Breakpoint(vaddr, naming.symbol(vaddr), naming.line(vaddr));
    }

    /** Why the machine stands behind an event that it was to go to. */
    public StopReason happened(long event) {
        return events.read(event)
                .<StopReason>map(StopReason.Happened::new)
                .orElse(new StopReason.Stepped());
    }

    /** What a finished step is called: one that changed stacks says so. */
    public StopReason stepped(long sinceIcount) {
        return debuggee.stacks()
                .lastUserSwitch(debuggee.task().pid())
                .filter(event -> event.icount() > sinceIcount)
                .<StopReason>map(
                        event ->
                                new StopReason.SwitchedStack(
                                        naming.owner(event.from()), naming.owner(event.to())))
                .orElse(new StopReason.Stepped());
    }
}
