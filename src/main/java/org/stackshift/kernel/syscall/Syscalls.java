package org.stackshift.kernel.syscall;

import org.stackshift.kernel.event.EventLog;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Opener;
import org.stackshift.kernel.fs.RandomSource;
import org.stackshift.kernel.futex.FutexTable;
import org.stackshift.kernel.process.Lifecycle;
import org.stackshift.kernel.sched.Scheduler;
import org.stackshift.kernel.signal.SignalDelivery;
import org.stackshift.kernel.task.SignalSender;
import org.stackshift.kernel.time.Clock;
import org.stackshift.kernel.time.TimerQueue;

/**
 * What the handlers share.
 *
 * @param random seeded: the same run gets the same bytes
 */
public record Syscalls(
        Lifecycle lifecycle,
        Clock clock,
        TimerQueue timers,
        Scheduler scheduler,
        FutexTable futexes,
        RandomSource random,
        FileTree tree,
        Opener opener,
        SignalSender signals,
        SignalDelivery delivery,
        EventLog events) {
    /** A table with every system call that there is. */
    public SyscallTable table() {
        SyscallTable table = new SyscallTable();
        TerminalCalls terminals = new TerminalCalls(lifecycle.table(), signals);
        new ReadWriteCalls(terminals).install(table);
        new DescriptorCalls(tree, terminals).install(table);
        new TransferCalls().install(table);
        new OpenCalls(opener).install(table);
        new StatCalls().install(table);
        new AttributeCalls().install(table);
        new TreeCalls().install(table);
        new DirectoryCalls().install(table);
        new SocketCalls().install(table);
        new PollCalls(clock).install(table);
        new EventCalls(clock).install(table);
        new MemoryCalls(events, tree).install(table);
        new ProcessCalls(lifecycle.cpu(), random).install(table);
        new CredentialCalls().install(table);
        new PrctlCalls().install(table);
        new ExitCalls(lifecycle.exits()).install(table);
        new CloneCalls(lifecycle.cloning()).install(table);
        new WaitCalls(lifecycle.waiting()).install(table);
        new ExecCalls(lifecycle.execution()).install(table);
        new LimitCalls(lifecycle.table()).install(table);
        new GroupCalls(lifecycle.table(), lifecycle.groups()).install(table);
        new SchedCalls(scheduler, lifecycle.table()).install(table);
        new ResourceCalls(clock, scheduler).install(table);
        Clocks clocks = new Clocks(clock, timers, scheduler);
        new TimeCalls(clock, clocks).install(table);
        new IntervalTimerCalls(clocks, signals).install(table);
        new PosixTimerCalls(clocks, signals).install(table);
        new TimerFileCalls(clocks).install(table);
        new SignalCalls(delivery, signals, lifecycle.table()).install(table);
        new SignalWaitCalls(clock).install(table);
        new FutexCalls(clock, futexes, lifecycle.table()).install(table);
        return table;
    }
}
