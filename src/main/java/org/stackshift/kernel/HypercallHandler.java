package org.stackshift.kernel;

import org.stackshift.abi.Signal;
import org.stackshift.abi.Sysno;
import org.stackshift.isa.Gpr;
import org.stackshift.kernel.entry.Firmware;
import org.stackshift.kernel.entry.Hypercall;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.entry.TaskStruct;
import org.stackshift.kernel.event.SignalDelivered;
import org.stackshift.kernel.event.SyscallEnter;
import org.stackshift.kernel.event.SyscallExit;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.Layout;
import org.stackshift.kernel.mm.MmStruct;
import org.stackshift.kernel.mm.PhysicalMemory;
import org.stackshift.kernel.process.Exits;
import org.stackshift.kernel.signal.Restart;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.signal.SignalDelivery;
import org.stackshift.kernel.syscall.Call;
import org.stackshift.kernel.syscall.CompatTable;
import org.stackshift.kernel.syscall.SyscallTable;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.Machine;

import java.util.List;

/** Answers the guest half: each {@code vmcall} of entry_64.S ends in one method here. */
final class HypercallHandler {
    private static final Hypercall[] HYPERCALLS = Hypercall.values();

    private final KernelState state;
    private final SyscallTable table;
    private final Traps traps;
    private final Exits exits;
    private final TaskPicker picker;
    private final SignalDelivery delivery;
    private final long[] counts = new long[512];
    private long syscalls;

    HypercallHandler(
            KernelState state,
            SyscallTable table,
            Exits exits,
            Timers timers,
            SignalDelivery delivery) {
        this.state = state;
        this.table = table;
        this.exits = exits;
        this.picker = new TaskPicker(state);
        this.delivery = delivery;
        this.traps = new Traps(state, timers);
    }

    /** Takes over what another handler has counted. */
    void copyFrom(HypercallHandler original) {
        System.arraycopy(original.counts, 0, counts, 0, counts.length);
        syscalls = original.syscalls;
    }

    /** System calls served. */
    long syscalls() {
        return syscalls;
    }

    /** How often the system call with a number was asked for. */
    long count(int number) {
        return counts[number];
    }

    void handle(Machine machine) {
        long[] gpr = machine.cpu().gpr;
        long number = gpr[Gpr.RAX];
        if (number < 0 || number >= HYPERCALLS.length) {
            throw new IllegalStateException("no hypercall has the number " + number);
        }
        state.scheduler().enter(machine.cpu().number());
        gpr[Gpr.RAX] =
                switch (HYPERCALLS[(int) number]) {
                    case START_KERNEL -> startKernel(machine);
                    case DO_SYSCALL_64 -> doSyscall(Call.of(state.running()), false);
                    case DO_INT80_SYSCALL -> doSyscall(CompatTable.call(state.running()), true);
                    case DO_TRAP -> doTrap(machine, gpr[Gpr.RDI], (int) gpr[Gpr.RSI]);
                    case EXIT_TO_USER -> exitToUser();
                    case PICK_NEXT_TASK -> picker.pickNextTask(machine.cpu().number());
                    case PUT_TASK -> putTask(gpr[Gpr.RDI]);
                    case MMDROP -> mmdrop(gpr[Gpr.RDI]);
                };
        state.scheduler().leave();
    }

    /** The first CPU is ready: the others may start, too. */
    private long startKernel(Machine machine) {
        for (int number = 1; number < machine.cpus().size(); number++) {
            Firmware.startSecondary(
                    machine.cpus().get(number),
                    state.memory().kernelPgd(),
                    state.image(),
                    state.idle().get(number).struct().vaddr());
            machine.startCpu(number);
        }
        machine.requestStop();
        return 0;
    }

    private long putTask(long structVaddr) {
        Task task = state.table().at(structVaddr).orElseThrow();
        state.maker().leftStack(task);
        return 0;
    }

    private long mmdrop(long mmVaddr) {
        PhysicalMemory memory = state.memory();
        AddressSpace.free(memory, new MmStruct(memory.ram(), mmVaddr - Layout.PAGE_OFFSET));
        return 0;
    }

    /** One of {@code Hypercall.SYSCALL_*}. */
    private long doSyscall(Call call, boolean compat) {
        if (state.events().isHeard()) {
            logEntry(call, compat);
        }
        long result = table.dispatch(call);
        if (result == Call.BLOCKED) {
            return Hypercall.SYSCALL_BLOCKED;
        }
        if (!Restart.isPossible(result)) {
            call.task().endSyscall();
        }
        syscalls++;
        if (call.number() >= 0 && call.number() < counts.length) {
            counts[(int) call.number()]++;
        }
        call.task().regs().setGpr(Gpr.RAX, result);
        if (state.events().isHeard()) {
            logResult(call, result);
        }
        TaskStruct struct = call.task().struct();
        return struct.mm() == struct.activeMm() || struct.mm() == 0
                ? Hypercall.SYSCALL_DONE
                : Hypercall.SYSCALL_EXECED;
    }

    private void logEntry(Call call, boolean compat) {
        String name = Sysno.symbol(call.number());
        List<Long> arguments =
                List.of(call.a0(), call.a1(), call.a2(), call.a3(), call.a4(), call.a5());
        int pid = call.task().pid();
        state.events()
                .log(
                        icount ->
                                new SyscallEnter(
                                        icount, pid, call.number(), name, compat, arguments));
    }

    private void logResult(Call call, long result) {
        String name = Sysno.symbol(call.number());
        int pid = call.task().pid();
        state.events().log(icount -> new SyscallExit(icount, pid, call.number(), name, result));
    }

    private long doTrap(Machine machine, long regsVaddr, int vector) {
        PtRegs regs = new PtRegs(machine.ram(), machine.peekTranslate(regsVaddr));
        traps.handle(regs, vector);
        return 0;
    }

    private long exitToUser() {
        Task task = state.running();
        Integer groupExit = task.process().groupExit();
        if (groupExit != null) {
            exits.exit(task, groupExit);
            return 0;
        }
        if (task.process().stopSignal() != 0) {
            task.stop();
            return 0;
        }
        task.struct().clearFlag(TaskStruct.TIF_SIGPENDING);
        while (true) {
            SignalDelivery.Delivery delivered =
                    delivery.deliver(task.regs(), task.signals(), task.mm().user());
            SigInfo info = delivered.info();
            if (info == null) {
                return 0;
            }
            switch (delivered.outcome()) {
                case HANDLER -> {
                    task.endSyscall();
                    logDelivery(task, info);
                }
                case TERMINATE -> {
                    exits.die(task, info);
                    return 0;
                }
                case STOP -> {
                    state.signals().stop(task.process(), info.signal());
                    return 0;
                }
                case NONE -> {
                    return 0;
                }
            }
        }
    }

    private void logDelivery(Task task, SigInfo info) {
        state.events()
                .log(
                        icount ->
                                new SignalDelivered(
                                        icount,
                                        task.pid(),
                                        info.signal(),
                                        Signal.name(info.signal()),
                                        task.regs().rip(),
                                        task.regs().rsp()));
    }
}
