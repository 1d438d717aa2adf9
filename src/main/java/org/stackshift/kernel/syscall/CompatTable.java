package org.stackshift.kernel.syscall;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.Sysno;
import org.stackshift.isa.Gpr;
import org.stackshift.kernel.entry.PtRegs;
import org.stackshift.kernel.task.Task;

import java.util.Map;

/**
 * System calls by {@code int 0x80}: other numbers, 32-bit arguments in ebx, ecx, edx, esi, edi,
 * ebp. Only calls whose structures have one shape in both ABIs are here.
 */
public final class CompatTable {
    /** A number of the i386 table that is not here. */
    private static final long UNKNOWN = 1 << 16;

    private static final long LOW = 0xffff_ffffL;

    private static final Map<Long, Sysno> NUMBERS =
            Map.ofEntries(
                    Map.entry(1L, Sysno.EXIT),
                    Map.entry(3L, Sysno.READ),
                    Map.entry(4L, Sysno.WRITE),
                    Map.entry(5L, Sysno.OPEN),
                    Map.entry(6L, Sysno.CLOSE),
                    Map.entry(19L, Sysno.LSEEK),
                    Map.entry(20L, Sysno.GETPID),
                    Map.entry(33L, Sysno.ACCESS),
                    Map.entry(37L, Sysno.KILL),
                    Map.entry(41L, Sysno.DUP),
                    Map.entry(45L, Sysno.BRK),
                    Map.entry(63L, Sysno.DUP2),
                    Map.entry(64L, Sysno.GETPPID),
                    Map.entry(91L, Sysno.MUNMAP),
                    Map.entry(125L, Sysno.MPROTECT),
                    Map.entry(158L, Sysno.SCHED_YIELD),
                    Map.entry(199L, Sysno.GETUID),
                    Map.entry(224L, Sysno.GETTID),
                    Map.entry(252L, Sysno.EXIT_GROUP));

    private CompatTable() {}

    /** The call that an {@code int 0x80} stands for. */
    public static Call call(Task task) {
        PtRegs regs = task.regs();
        Sysno sysno = NUMBERS.get(regs.origRax() & LOW);
        return new Call(
                task,
                sysno == null ? UNKNOWN + (regs.origRax() & LOW) : sysno.number(),
                regs.gpr(Gpr.RBX) & LOW,
                regs.gpr(Gpr.RCX) & LOW,
                regs.gpr(Gpr.RDX) & LOW,
                regs.gpr(Gpr.RSI) & LOW,
                regs.gpr(Gpr.RDI) & LOW,
                regs.gpr(Gpr.RBP) & LOW);
    }

    /**
     * The i386 number behind a {@link Call#number} that is not implemented, or null for another
     * number.
     */
    public static @Nullable Long unknownNumber(long number) {
        return number >= UNKNOWN && number <= UNKNOWN + LOW ? number - UNKNOWN : null;
    }
}
