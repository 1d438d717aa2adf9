package org.stackshift.kernel.syscall;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.SiCode;
import org.stackshift.abi.Signal;
import org.stackshift.kernel.fs.ConsoleFile;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.Terminal;
import org.stackshift.kernel.mm.UserMemory;
import org.stackshift.kernel.signal.Restart;
import org.stackshift.kernel.signal.SigAction;
import org.stackshift.kernel.signal.SigInfo;
import org.stackshift.kernel.signal.SignalState;
import org.stackshift.kernel.task.Process;
import org.stackshift.kernel.task.SignalSender;
import org.stackshift.kernel.task.TaskTable;

import java.util.List;

/** The terminal: its settings, and which job may read from it ("tty_jobctrl"). */
final class TerminalCalls {
    private static final int TCGETS = 0x5401;
    private static final int TCSETS = 0x5402;
    private static final int TCSETSF = 0x5404;
    private static final int TCSBRK = 0x5409;
    private static final int TCFLSH = 0x540b;
    private static final int TIOCSCTTY = 0x540e;
    private static final int TIOCGPGRP = 0x540f;
    private static final int TIOCSPGRP = 0x5410;
    private static final int TIOCGWINSZ = 0x5413;
    private static final int TIOCSWINSZ = 0x5414;
    private static final int TIOCNOTTY = 0x5422;
    private static final int TIOCGSID = 0x5429;

    private final TaskTable table;
    private final SignalSender signals;

    TerminalCalls(TaskTable table, SignalSender signals) {
        this.table = table;
        this.signals = signals;
    }

    /** ioctl on a terminal. */
    long ioctl(Call call, Terminal terminal, int request) throws ErrnoException {
        UserMemory user = call.user();
        long vaddr = call.a2();
        Process process = call.task().process();
        switch (request) {
            case TCGETS -> user.write(vaddr, terminal.settings());
            case TIOCGWINSZ -> user.write(vaddr, terminal.windowSize());
            case TIOCSWINSZ -> terminal.setWindowSize(user.read(vaddr, Terminal.WINDOW_SIZE));
            case TIOCGPGRP -> {
                requireControl(process, terminal);
                user.write32(vaddr, terminal.foregroundGroup());
            }
            case TIOCGSID -> {
                requireControl(process, terminal);
                user.write32(vaddr, terminal.session());
            }
            case TIOCSPGRP -> {
                return setForeground(call, terminal, user.read32(vaddr));
            }
            case TIOCSCTTY -> takeControl(process, terminal);
            case TIOCNOTTY -> requireControl(process, terminal);
            case TCSBRK, TCFLSH -> {}
            default -> {
                if (request < TCSETS || request > TCSETSF) {
                    throw new ErrnoException(Errno.EINVAL);
                }
                return setSettings(call, terminal, vaddr);
            }
        }
        return 0;
    }

    private long setSettings(Call call, Terminal terminal, long vaddr) throws ErrnoException {
        long refused = refuseBackground(call, terminal, Signal.SIGTTOU);
        if (refused == 0) {
            terminal.setSettings(call.user().read(vaddr, Terminal.SETTINGS_SIZE));
        }
        return refused;
    }

    private long setForeground(Call call, Terminal terminal, int pgid) throws ErrnoException {
        requireControl(call.task().process(), terminal);
        long refused = refuseBackground(call, terminal, Signal.SIGTTOU);
        if (refused != 0) {
            return refused;
        }
        if (pgid < 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        List<Process> members = table.group(pgid);
        if (members.isEmpty()) {
            throw new ErrnoException(Errno.ESRCH);
        }
        if (members.getFirst().session() != terminal.session()) {
            throw new ErrnoException(Errno.EPERM);
        }
        terminal.setForegroundGroup(pgid);
        return 0;
    }

    private static void requireControl(Process process, Terminal terminal) throws ErrnoException {
        if (process.session() != terminal.session()) {
            throw new ErrnoException(Errno.ENOTTY);
        }
    }

    /** A session leader without a terminal gets this one, if no other session has it. */
    private void takeControl(Process process, Terminal terminal) throws ErrnoException {
        boolean isFree =
                table.processes().stream().noneMatch(p -> p.session() == terminal.session());
        boolean own = process.session() == terminal.session();
        if (process.session() != process.pid() || !own && !isFree) {
            throw new ErrnoException(Errno.EPERM);
        }
        if (!own) {
            terminal.setSession(process.session(), process.group());
        }
    }

    /**
     * Before a read: a job in the background gets SIGTTIN instead.
     *
     * @return 0, or what the call shall return
     * @throws ErrnoException EIO for a job that cannot be stopped
     */
    long beforeRead(Call call, OpenFile file) throws ErrnoException {
        return file instanceof ConsoleFile console && file.isTerminal()
                ? refuseBackground(call, console.terminal(), Signal.SIGTTIN)
                : 0;
    }

    private long refuseBackground(Call call, Terminal terminal, int signal) throws ErrnoException {
        Process process = call.task().process();
        if (process.session() != terminal.session()
                || process.group() == terminal.foregroundGroup()) {
            return 0;
        }
        SignalState state = call.task().signals();
        boolean ignored =
                state.action(signal).handler() == SigAction.SIG_IGN
                        || (state.blocked() & Signal.bit(signal)) != 0;
        if (ignored && signal == Signal.SIGTTOU) {
            return 0;
        }
        if (ignored || isOrphaned(process.group())) {
            throw new ErrnoException(Errno.EIO);
        }
        SigInfo info = new SigInfo(signal, SiCode.SI_KERNEL, 0, 0);
        table.group(process.group()).forEach(member -> signals.toProcess(member, info));
        return Restart.SYS.result();
    }

    /** Nobody outside the group is left to let it go on. */
    private boolean isOrphaned(int pgid) {
        return table.group(pgid).stream()
                .noneMatch(
                        member -> {
                            Process parent = member.parent();
                            return parent != null
                                    && parent.group() != pgid
                                    && parent.session() == member.session();
                        });
    }
}
