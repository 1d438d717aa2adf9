package org.stackshift.kernel.fs.proc;

import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.fs.Owner;
import org.stackshift.kernel.fs.proc.ProcSource.ProcessInfo;
import org.stackshift.kernel.fs.proc.ProcSource.ResourceInfo;
import org.stackshift.kernel.fs.proc.ProcSource.ThreadInfo;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.MmStruct;
import org.stackshift.kernel.mm.Vma;

import java.util.Locale;

/** What /proc/pid tells about a process and its threads in numbers. */
final class StatusText {
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final int PAGE_SHIFT = 12;
    private static final int PAGE_KIB = 4;
    private static final long UNLIMITED = -1;

    private StatusText() {}

    private static long pages(ProcessInfo process) {
        return process.resources()
                .map(ResourceInfo::mm)
                .map(mm -> mm.vmas().all().stream().mapToLong(Vma::size).sum() >> PAGE_SHIFT)
                .orElse(0L);
    }

    private static long resident(ProcessInfo process) {
        return process.resources().map(has -> (long) has.mm().resident()).orElse(0L);
    }

    private static long field(ProcessInfo process, int field) {
        return process.resources().map(has -> has.mm().struct().field(field)).orElse(0L);
    }

    private static long stackPages(AddressSpace mm) {
        return mm.vmas().all().stream().filter(Vma::growsDown).mapToLong(Vma::size).sum()
                >> PAGE_SHIFT;
    }

    /** The 52 fields of stat on one line. */
    static String stat(ProcessInfo process, ThreadInfo thread) {
        int terminal = 0;
        String head =
                "%d (%s) %c %d %d %d %d -1 4194304 0 0 0 0 %d %d 0 0 20 0 %d 0 0 %d %d"
                        .formatted(
                                thread.tid(),
                                thread.comm(),
                                thread.state(),
                                process.parent(),
                                process.group(),
                                process.session(),
                                terminal,
                                thread.userTime() / NANOS_PER_TICK,
                                thread.systemTime() / NANOS_PER_TICK,
                                process.threads().size(),
                                pages(process) << PAGE_SHIFT,
                                resident(process));
        String tail =
                " %s %d %d %d 0 0 %d %d %d %d 0 0 0 17 0 0 0 0 0 0 %d %d %d %d %d %d %d 0\n"
                        .formatted(
                                Long.toUnsignedString(UNLIMITED),
                                field(process, MmStruct.START_CODE),
                                field(process, MmStruct.END_CODE),
                                field(process, MmStruct.START_STACK),
                                thread.pending() & 0x7fff_ffffL,
                                thread.blocked() & 0x7fff_ffffL,
                                process.ignored() & 0x7fff_ffffL,
                                process.caught() & 0x7fff_ffffL,
                                field(process, MmStruct.START_DATA),
                                field(process, MmStruct.END_DATA),
                                field(process, MmStruct.START_BRK),
                                field(process, MmStruct.ARG_START),
                                field(process, MmStruct.ARG_END),
                                field(process, MmStruct.ENV_START),
                                field(process, MmStruct.ENV_END));
        return head + tail;
    }

    /** Sizes in pages: all, resident, shared, text, library, data, dirty. */
    static String statm(ProcessInfo process) {
        long code =
                field(process, MmStruct.END_CODE) - field(process, MmStruct.START_CODE)
                        >> PAGE_SHIFT;
        return "%d %d 0 %d 0 %d 0\n"
                .formatted(pages(process), resident(process), code, pages(process) - code);
    }

    static String status(ProcessInfo process, ThreadInfo thread) {
        StringBuilder text = new StringBuilder();
        int umask = process.resources().map(has -> has.fs().umask()).orElse(0);
        text.append("Name:\t%s\n".formatted(thread.comm()));
        process.resources()
                .ifPresent(_ -> text.append(String.format(Locale.ROOT, "Umask:\t%04o\n", umask)));
        text.append("State:\t%c (%s)\n".formatted(thread.state(), stateName(thread.state())));
        text.append("Tgid:\t%d\nNgid:\t0\n".formatted(process.pid()));
        text.append("Pid:\t%d\nPPid:\t%d\n".formatted(thread.tid(), process.parent()));
        text.append("TracerPid:\t0\n");
        text.append("Uid:\t%1$d\t%1$d\t%1$d\t%1$d\n".formatted(Owner.STUDENT.user()));
        text.append("Gid:\t%1$d\t%1$d\t%1$d\t%1$d\n".formatted(Owner.STUDENT.group()));
        text.append("FDSize:\t64\nGroups:\t%d \n".formatted(Owner.STUDENT.group()));
        text.append(
                "NStgid:\t%d\nNSpid:\t%d\nNSpgid:\t%d\nNSsid:\t%d\n"
                        .formatted(
                                process.pid(), thread.tid(), process.group(), process.session()));
        process.resources().ifPresent(has -> memory(text, process, has.mm()));
        text.append("Threads:\t%d\nSigQ:\t0/4096\n".formatted(process.threads().size()));
        signals(text, process, thread);
        text.append("Cpus_allowed:\tf\nCpus_allowed_list:\t0-3\n");
        text.append("voluntary_ctxt_switches:\t%d\n".formatted(thread.voluntary()));
        text.append("nonvoluntary_ctxt_switches:\t%d\n".formatted(thread.involuntary()));
        return text.toString();
    }

    private static String stateName(char state) {
        return switch (state) {
            case 'R' -> "running";
            case 'S' -> "sleeping";
            case 'D' -> "disk sleep";
            case 'T' -> "stopped";
            case 'Z' -> "zombie";
            default -> "dead";
        };
    }

    private static void memory(StringBuilder text, ProcessInfo process, AddressSpace mm) {
        long size = pages(process) * PAGE_KIB;
        long resident = resident(process) * PAGE_KIB;
        long stack = stackPages(mm) * PAGE_KIB;
        long code = (field(process, MmStruct.END_CODE) - field(process, MmStruct.START_CODE)) >> 10;
        Object[][] lines = {
            {"VmPeak", size},
            {"VmSize", size},
            {"VmLck", 0L},
            {"VmPin", 0L},
            {"VmHWM", resident},
            {"VmRSS", resident},
            {"RssAnon", resident},
            {"RssFile", 0L},
            {"RssShmem", 0L},
            {"VmData", Math.max(0, size - stack - code)},
            {"VmStk", stack},
            {"VmExe", code},
            {"VmLib", 0L},
            {"VmPTE", 0L},
            {"VmSwap", 0L},
        };
        for (Object[] line : lines) {
            text.append("%s:\t%8d kB\n".formatted(line));
        }
    }

    private static void signals(StringBuilder text, ProcessInfo process, ThreadInfo thread) {
        text.append(
                "SigPnd:\t%016x\nShdPnd:\t%016x\n".formatted(thread.pending(), process.pending()));
        text.append(
                "SigBlk:\t%016x\nSigIgn:\t%016x\n".formatted(thread.blocked(), process.ignored()));
        text.append("SigCgt:\t%016x\n".formatted(process.caught()));
        for (String set : new String[] {"Inh", "Prm", "Eff", "Bnd", "Amb"}) {
            text.append("Cap%s:\t%016x\n".formatted(set, 0));
        }
        text.append("NoNewPrivs:\t0\nSeccomp:\t0\nSeccomp_filters:\t0\n");
    }

    static String limits() {
        StringBuilder text = new StringBuilder();
        limit(text, "Limit", "Soft Limit", "Hard Limit", "Units");
        limit(text, "Max cpu time", "unlimited", "unlimited", "seconds");
        limit(text, "Max file size", "unlimited", "unlimited", "bytes");
        limit(text, "Max data size", "unlimited", "unlimited", "bytes");
        limit(text, "Max stack size", "8388608", "unlimited", "bytes");
        limit(text, "Max core file size", "0", "unlimited", "bytes");
        limit(text, "Max resident set", "unlimited", "unlimited", "bytes");
        limit(text, "Max processes", "4096", "4096", "processes");
        String files = Integer.toString(FdTable.LIMIT);
        limit(text, "Max open files", files, files, "files");
        limit(text, "Max locked memory", "unlimited", "unlimited", "bytes");
        limit(text, "Max address space", "unlimited", "unlimited", "bytes");
        limit(text, "Max file locks", "unlimited", "unlimited", "locks");
        limit(text, "Max pending signals", "4096", "4096", "signals");
        limit(text, "Max msgqueue size", "unlimited", "unlimited", "bytes");
        limit(text, "Max nice priority", "unlimited", "unlimited", "");
        limit(text, "Max realtime priority", "unlimited", "unlimited", "");
        limit(text, "Max realtime timeout", "unlimited", "unlimited", "us");
        return text.toString();
    }

    private static void limit(
            StringBuilder text, String name, String soft, String hard, String unit) {
        text.append("%-25s %-20s %-20s %-10s\n".formatted(name, soft, hard, unit));
    }
}
