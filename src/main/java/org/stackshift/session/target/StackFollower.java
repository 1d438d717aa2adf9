package org.stackshift.session.target;

import org.stackshift.debug.LoadedImage;
import org.stackshift.debug.StackSwitched;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.task.Task;
import org.stackshift.machine.Machine;

import java.util.function.Consumer;

/** Connects stack registries with a machine that has just been given its program. */
public final class StackFollower {
    /** More than the way from the loader to ring 3 needs. */
    private static final int START_BUDGET = 100_000;

    private StackFollower() {}

    /**
     * Runs to the program's first instruction and follows rsp from there.
     *
     * @param switches hears of each switch, those to and from the kernel included
     */
    public static TaskStacks follow(
            Kernel kernel, LoadedImage image, Consumer<StackSwitched> switches) {
        Machine machine = kernel.machine();
        Task first = kernel.tasks().getFirst();
        TaskStacks stacks = new TaskStacks(kernel, image, first.process().executable(), switches);
        stacks.prepare(first);
        while (machine.cpu().cpl == 0 && machine.icount() < START_BUDGET) {
            kernel.run(1);
        }
        stacks.begin();
        return stacks;
    }
}
