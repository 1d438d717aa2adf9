package org.stackshift.kernel;

import org.stackshift.abi.WaitFlags;
import org.stackshift.kernel.process.ExitListener;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.Task;
import org.stackshift.kernel.task.TaskTable;
import org.stackshift.machine.Machine;

import java.util.Optional;

/** Waits for the first program, as the shell that started it would, and for the last task. */
final class FirstProgram implements ExitListener {
    private final KernelState state;

    FirstProgram(KernelState state) {
        this.state = state;
    }

    @Override
    public void exited(Task task, int status) {
        Process process = task.process();
        if (process.pid() == TaskTable.FIRST_PROGRAM && process.isZombie()) {
            Machine machine = state.machine();
            int signal = WaitFlags.signal(status);
            state.setExit(
                    new TaskExit(
                            WaitFlags.exitCode(status),
                            signal == 0 ? Optional.empty() : Optional.of(cause(process, signal)),
                            task.regs().rip(),
                            machine.userInstructions(),
                            machine.icount()));
        }
        if (state.isOver()) {
            state.machine().requestStop();
        }
    }

    private static SigInfo cause(Process process, int signal) {
        return process.deadlySignal()
                .filter(info -> info.signal() == signal)
                .orElseGet(() -> SigInfo.ofKernel(signal));
    }
}
