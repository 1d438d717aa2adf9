package org.stackshift.bench;

import org.stackshift.testing.GuestRun;
import org.stackshift.testing.HostTools;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Million instructions per second of CPU time: our engine, the host CPU and, where installed, qemu
 * in user mode, on the same static programs in the same run.
 *
 * <p>An instruction is one retired in ring 3; a machine counts them, and the other two execute the
 * same. Each figure is the best of some runs, CPU time only, so that other load on the host
 * disturbs as little as possible. The peers run the program's loop more often, because their start
 * would count otherwise.
 */
public final class EngineBenchmark {
    private static final Path SOURCES = Path.of("src/test/resources/bench");
    private static final Path TARGET = Path.of("target/bench");
    private static final List<String> PROGRAMS = List.of("sieve", "crc", "matmul", "list", "fib");
    private static final List<String> LEVELS = List.of("O0", "O2");
    private static final int MACHINE_RUNS = 4;
    private static final int PEER_RUNS = 3;
    private static final int PEER_FACTOR = 20;

    private EngineBenchmark() {}

    /** Figures of one program; 0 where a peer is missing. */
    private record Row(String name, double machine, double host, double qemu) {}

    public static void main(String[] arguments) throws IOException {
        if (!HostTools.isInstalled("gcc")) {
            System.out.println("The benchmark compiles its programs with gcc, which is missing.");
            return;
        }
        Files.createDirectories(TARGET);
        List<Row> rows = new ArrayList<>();
        System.out.printf(
                "%-10s %9s %9s %9s %9s %9s%n",
                "MIPS", "machine", "host", "qemu", "host/m", "qemu/m");
        for (String program : PROGRAMS) {
            for (String level : LEVELS) {
                Row row = measure(program, level);
                print(row);
                rows.add(row);
            }
        }
        print(
                new Row(
                        "geo. mean",
                        mean(rows.stream().mapToDouble(Row::machine).toArray()),
                        mean(rows.stream().mapToDouble(Row::host).toArray()),
                        mean(rows.stream().mapToDouble(Row::qemu).toArray())));
    }

    private static Row measure(String program, String level) throws IOException {
        Path binary = TARGET.resolve(program + "-" + level);
        HostTools.run(
                Path.of("").toAbsolutePath(),
                "gcc",
                "-static",
                "-" + level,
                "-o",
                binary.toString(),
                SOURCES.resolve(program + ".c").toString());
        byte[] elf = Files.readAllBytes(binary);
        double best = 0;
        long instructions = 0;
        for (int i = 0; i < MACHINE_RUNS; i++) {
            long start = threadCpuNanos();
            GuestRun run = GuestRun.of(elf, new byte[0], Long.MAX_VALUE, binary.toString());
            long nanos = threadCpuNanos() - start;
            instructions = run.kernel().machine().userInstructions();
            best = Math.max(best, mips(instructions, nanos));
        }
        return new Row(
                program + " " + level,
                best,
                peer(instructions, binary.toString()),
                HostTools.isInstalled("qemu-x86_64")
                        ? peer(instructions, "qemu-x86_64", binary.toString())
                        : 0);
    }

    private static double peer(long instructions, String... command) {
        double best = 0;
        List<String> words =
                new ArrayList<>(
                        List.of("bash", "-c", "TIMEFORMAT='%U %S'; time \"$@\" >/dev/null", "-"));
        words.addAll(List.of(command));
        words.add(Integer.toString(PEER_FACTOR));
        for (int i = 0; i < PEER_RUNS; i++) {
            best = Math.max(best, mips(PEER_FACTOR * instructions, cpuNanos(words)));
        }
        return best;
    }

    /** User and system time of a command, which bash prints on standard error. */
    private static long cpuNanos(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String[] seconds =
                    new String(process.getInputStream().readAllBytes()).strip().split(" ");
            process.waitFor();
            return (long) (1e9 * (Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1])));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long threadCpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double mips(long instructions, long nanos) {
        return 1e3 * instructions / Math.max(1, nanos);
    }

    private static double mean(double[] values) {
        double logs = 0;
        for (double value : values) {
            logs += Math.log(value);
        }
        return Math.exp(logs / values.length);
    }

    private static void print(Row row) {
        System.out.printf(
                Locale.ROOT,
                "%-10s %9.0f %9.0f %9s %9.1f %9s%n",
                row.name(),
                row.machine(),
                row.host(),
                row.qemu() == 0 ? "-" : String.format(Locale.ROOT, "%.0f", row.qemu()),
                row.host() / row.machine(),
                row.qemu() == 0
                        ? "-"
                        : String.format(Locale.ROOT, "%.1f", row.qemu() / row.machine()));
    }
}
