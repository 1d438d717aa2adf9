package org.stackshift.kernel.task;

import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;
import org.stackshift.kernel.entry.TaskState;
import org.stackshift.kernel.event.EventLog;
import org.stackshift.kernel.event.SignalRaised;
import org.stackshift.kernel.signal.DefaultAction;
import org.stackshift.kernel.signal.SigAction;
import org.stackshift.kernel.signal.SigInfo;

import java.util.List;

/** Sends signals to threads and processes, stops processes and lets them go on. */
public final class SignalSender {
    private static final long STOPS =
            Signal.bit(Signal.SIGSTOP)
                    | Signal.bit(Signal.SIGTSTP)
                    | Signal.bit(Signal.SIGTTIN)
                    | Signal.bit(Signal.SIGTTOU);

    private final EventLog events;
    private final int uid;

    /**
     * @param uid the one user, as SIGCHLD tells it
     */
    public SignalSender(EventLog events, int uid) {
        this.events = events;
        this.uid = uid;
    }

    /** Sends to one thread ("tgkill", and what the kernel means for a thread). */
    public void toThread(Task task, SigInfo info) {
        prepare(task.process(), info.signal());
        log(task.pid(), info);
        task.signals().send(info);
        task.notifySignal();
    }

    /** Sends to a process: one of its threads that want the signal takes it. */
    public void toProcess(Process process, SigInfo info) {
        List<Task> threads = process.threads();
        if (threads.isEmpty()) {
            return;
        }
        prepare(process, info.signal());
        log(process.pid(), info);
        Task target = chooseThread(threads, info.signal());
        target.signals().sendToProcess(info);
        target.notifySignal();
    }

    private void log(int pid, SigInfo info) {
        if (events.isHeard()) {
            events.log(icount -> SignalRaised.of(icount, pid, info));
        }
    }

    /** A thread that does not block the signal, the first one before others ("wants_signal"). */
    private static Task chooseThread(List<Task> threads, int signal) {
        for (Task thread : threads) {
            if (thread.signals().wants(signal)) {
                return thread;
            }
        }
        return threads.getFirst();
    }

    /** A thread has changed its mask or ended: others may take what waits for the process. */
    public void retarget(Process process) {
        process.threads().forEach(Task::notifySignal);
    }

    /** SIGCONT undoes stops that have not happened, and the other way round ("prepare_signal"). */
    private void prepare(Process process, int signal) {
        if (signal == Signal.SIGCONT || signal == Signal.SIGKILL) {
            discard(process, signal == Signal.SIGCONT ? STOPS : 0);
            resume(process, signal == Signal.SIGCONT);
        } else if (DefaultAction.of(signal) == DefaultAction.STOP) {
            discard(process, Signal.bit(Signal.SIGCONT));
        }
    }

    private static void discard(Process process, long set) {
        process.threads().forEach(thread -> thread.signals().discard(set));
    }

    /** A stop signal takes effect: every thread stops on its way to ring 3. */
    public void stop(Process process, int signal) {
        if (process.stopSignal() == 0) {
            process.stop(signal);
            for (Task thread : process.threads()) {
                thread.requestStop();
            }
            tellParent(process, SiCode.CLD_STOPPED, signal);
        }
    }

    private void resume(Process process, boolean tells) {
        if (process.stopSignal() == 0) {
            return;
        }
        process.resume();
        for (Task thread : process.threads()) {
            if (thread.struct().state() == TaskState.STOPPED) {
                thread.resume();
            }
        }
        if (tells) {
            tellParent(process, SiCode.CLD_CONTINUED, Signal.SIGCONT);
        }
    }

    /**
     * Sends SIGCHLD for a change of {@code child} and wakes who waits for it.
     *
     * @param code CLD_*
     * @param status exit status or signal
     */
    public void tellParent(Process child, int code, int status) {
        Process parent = child.parent();
        if (parent == null || parent.threads().isEmpty()) {
            return;
        }
        SigAction action = parent.threads().getFirst().signals().action(Signal.SIGCHLD);
        boolean ended = code <= SiCode.CLD_DUMPED;
        if (ended || !action.has(SigAction.SA_NOCLDSTOP)) {
            toProcess(parent, SigInfo.child(Signal.SIGCHLD, code, child.pid(), uid, status));
        }
        parent.childChanges().wakeAll();
    }
}
