package org.stackshift.kernel.syscall;

import org.stackshift.kernel.event.EventLog;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.RandomSource;
import org.stackshift.kernel.signal.SignalDelivery;
import org.stackshift.kernel.task.SignalSender;
import org.stackshift.kernel.time.Clock;

/**
 * What the handlers share.
 *
 * @param random seeded: the same run gets the same bytes
 */
public record Syscalls(
        ProcessControl control,
        Clock clock,
        RandomSource random,
        FileTree tree,
        SignalSender signals,
        SignalDelivery delivery,
        EventLog events) {
    /** A table with every system call that there is. */
    public SyscallTable table() {
        SyscallTable table = new SyscallTable();
        new ReadWriteCalls().install(table);
        new DescriptorCalls(tree).install(table);
        new OpenCalls(clock::realtime, random).install(table);
        new StatCalls().install(table);
        new TreeCalls().install(table);
        new PollCalls(clock).install(table);
        new MemoryCalls(events).install(table);
        new ProcessCalls(control, random).install(table);
        new ResourceCalls(clock).install(table);
        new TimeCalls(clock).install(table);
        new SignalCalls(delivery, signals, control).install(table);
        new SignalWaitCalls(clock).install(table);
        new FutexCalls(clock).install(table);
        return table;
    }
}
