package org.stackshift.kernel.fs.proc;

import org.stackshift.kernel.fs.proc.ProcSource.MachineInfo;

import java.util.Locale;
import java.util.function.Function;

/** The files of /proc about the machine, as Linux 6.1 prints them (proc(5)). */
enum SystemFile {
    CMDLINE("cmdline", _ -> "console=hvc0\n"),
    CPUINFO("cpuinfo", source -> cpuinfo(source.machine())),
    FILESYSTEMS("filesystems", _ -> "nodev\ttmpfs\nnodev\tproc\nnodev\tdevtmpfs\n"),
    LOADAVG("loadavg", SystemFile::loadavg),
    MEMINFO("meminfo", source -> meminfo(source.machine())),
    STAT("stat", SystemFile::stat),
    UPTIME("uptime", source -> uptime(source.machine())),
    VERSION("version", _ -> "Linux version 6.1.0-stackshift (stackshift) #1 SMP\n");

    private static final long NANOS = 1_000_000_000;
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final long CENTIS = 100;
    private static final int PAGE_KIB = 4;

    /** Names of the bits of edx of CPUID 1 ("x86_cap_flags"); those without one are left out. */
    private static final String[] FEATURES = {
        "fpu", "vme", "de", "pse", "tsc", "msr", "pae", "mce", "cx8", "apic", "", "sep", "mtrr",
        "pge", "mca", "cmov", "pat", "pse36", "pn", "clflush", "", "dts", "acpi", "mmx", "fxsr",
        "sse", "sse2", "ss", "ht", "tm", "ia64", "pbe"
    };

    private final String fileName;
    private final Function<ProcSource, String> text;

    SystemFile(String fileName, Function<ProcSource, String> text) {
        this.fileName = fileName;
        this.text = text;
    }

    String fileName() {
        return fileName;
    }

    String text(ProcSource source) {
        return text.apply(source);
    }

    private static String cpuinfo(MachineInfo machine) {
        StringBuilder flags = new StringBuilder();
        for (int bit = 0; bit < FEATURES.length; bit++) {
            if ((machine.features() >>> bit & 1) != 0 && !FEATURES[bit].isEmpty()) {
                flags.append(' ').append(FEATURES[bit]);
            }
        }
        StringBuilder text = new StringBuilder();
        for (int cpu = 0; cpu < machine.cpus(); cpu++) {
            text.append(
                    """
                    processor\t: %d
                    vendor_id\t: Stackshift
                    model name\t: Stackshift x86-64
                    cpu MHz\t\t: 100.000
                    physical id\t: 0
                    siblings\t: %d
                    core id\t\t: %d
                    cpu cores\t: %d
                    fpu\t\t: yes
                    fpu_exception\t: yes
                    wp\t\t: yes
                    flags\t\t:%s
                    clflush size\t: 64
                    cache_alignment\t: 64
                    address sizes\t: 40 bits physical, 48 bits virtual

                    """
                            .formatted(cpu, machine.cpus(), cpu, machine.cpus(), flags));
        }
        return text.toString();
    }

    private static String loadavg(ProcSource source) {
        long running = count(source, 'R');
        long all = source.processes().size();
        int last = source.processes().stream().max(Integer::compare).orElse(0);
        return "0.00 0.00 0.00 %d/%d %d\n".formatted(running, all, last);
    }

    private static long count(ProcSource source, char state) {
        return source.processes().stream()
                .flatMap(pid -> source.process(pid).stream())
                .flatMap(process -> process.threads().stream())
                .filter(thread -> thread.state() == state)
                .count();
    }

    private static String meminfo(MachineInfo machine) {
        long total = (long) machine.frames() * PAGE_KIB;
        long free = (long) machine.freeFrames() * PAGE_KIB;
        StringBuilder text = new StringBuilder();
        line(text, "MemTotal:", total);
        line(text, "MemFree:", free);
        line(text, "MemAvailable:", free);
        line(text, "Buffers:", 0);
        line(text, "Cached:", 0);
        line(text, "SwapCached:", 0);
        line(text, "Active:", total - free);
        line(text, "Inactive:", 0);
        line(text, "SwapTotal:", 0);
        line(text, "SwapFree:", 0);
        line(text, "AnonPages:", total - free);
        line(text, "Shmem:", 0);
        line(text, "Slab:", 0);
        line(text, "SReclaimable:", 0);
        line(text, "CommitLimit:", total);
        return text.toString();
    }

    private static void line(StringBuilder text, String name, long kib) {
        text.append("%-16s%8d kB\n".formatted(name, kib));
    }

    private static String stat(ProcSource source) {
        MachineInfo machine = source.machine();
        long idle = machine.idle() / NANOS_PER_TICK;
        long busy = machine.uptime() / NANOS_PER_TICK - idle;
        StringBuilder text = new StringBuilder();
        text.append("cpu  %d 0 0 %d 0 0 0 0 0 0\n".formatted(busy, idle));
        for (int cpu = 0; cpu < machine.cpus(); cpu++) {
            text.append(
                    "cpu%d %d 0 0 %d 0 0 0 0 0 0\n"
                            .formatted(cpu, busy / machine.cpus(), idle / machine.cpus()));
        }
        int last = source.processes().stream().max(Integer::compare).orElse(0);
        text.append("intr 0\nctxt 0\nbtime %d\n".formatted(machine.bootNanos() / NANOS));
        text.append("processes %d\nprocs_running %d\n".formatted(last, count(source, 'R')));
        return text.append("procs_blocked 0\n").toString();
    }

    private static String uptime(MachineInfo machine) {
        return "%s %s\n".formatted(seconds(machine.uptime()), seconds(machine.idle()));
    }

    private static String seconds(long nanos) {
        return String.format(
                Locale.ROOT, "%d.%02d", nanos / NANOS, nanos % NANOS / (NANOS / CENTIS));
    }
}
