package org.stackshift.session.target;

import org.stackshift.debug.AllocationTracker;
import org.stackshift.debug.CpuRegisters;
import org.stackshift.debug.LoadedImage;
import org.stackshift.debug.Peek;
import org.stackshift.debug.StackRegistry;
import org.stackshift.debug.StackSwitched;
import org.stackshift.kernel.Kernel;
import org.stackshift.machine.Machine;
import org.stackshift.machine.cpu.Cpu;

import java.util.function.Consumer;

/** Connects a stack registry with a machine that has just been given its program. */
public final class StackFollower {
    /** More than the way from the loader to ring 3 needs. */
    private static final int START_BUDGET = 100_000;

    private StackFollower() {}

    /**
     * Runs to the program's first instruction and follows rsp from there.
     *
     * @param switches hears of each switch, those to and from the kernel included
     */
    public static StackRegistry follow(
            Kernel kernel, LoadedImage image, Consumer<StackSwitched> switches) {
        Machine machine = kernel.machine();
        Cpu cpu = machine.cpu();
        Peek peek = new MachinePeek(machine);
        AllocationTracker heap = new AllocationTracker(image.symbols(), peek);
        heap.start(probes -> machine.setProbe(probes, vaddr -> heap.reached(vaddr, cpu.gpr)));
        while (cpu.cpl == 0 && machine.icount() < START_BUDGET) {
            kernel.run(1);
        }
        StackRegistry stacks =
                new StackRegistry(
                        new StackRegistry.Machine(
                                peek,
                                () -> CpuRegisters.of(cpu.gpr, cpu.rip),
                                machine::setStackBounds),
                        new KernelRegions(kernel.tasks().getFirst()),
                        image,
                        heap,
                        switches);
        stacks.begin();
        machine.setStackListener(stacks);
        return stacks;
    }
}
