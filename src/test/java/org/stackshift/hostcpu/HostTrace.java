package org.stackshift.hostcpu;

import org.stackshift.isa.Gpr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program single-stepped on the host's CPU, to be compared with our machine step by step.
 * Addresses are not randomised there, but the stack lies elsewhere, so registers that point into it
 * are to be taken relative to the first rsp.
 *
 * @param steps the state before each instruction, in order; a repeated string instruction is one
 *     step
 * @param signal the signal that killed the program, 0 if it exited or was still running
 * @param exitStatus its exit status, -1 if a signal killed it or it was still running
 */
public record HostTrace(List<Step> steps, int signal, int exitStatus) {
    private static final int STEP_SIZE = (2 + Gpr.COUNT) * Long.BYTES;
    private static final long END = -1;
    private static final int STILL_RUNNING = -1;

    /** The state before one instruction; {@code gpr} by encoding number. */
    public record Step(long rip, List<Long> gpr, long rflags) {}

    /** Whether this host can trace: x86-64 Linux with a C compiler. */
    public static boolean available() {
        return NativeProgram.possible();
    }

    /**
     * Traces at most {@code maxSteps} instructions of a program that gets no environment; its
     * output is discarded.
     */
    public static HostTrace of(int maxSteps, Path program, String... arguments) {
        Path tracer = NativeProgram.compile("lockstep");
        String[] command =
                Stream.concat(
                                Stream.of(Integer.toString(maxSteps), program.toString()),
                                Stream.of(arguments))
                        .toArray(String[]::new);
        return parse(NativeProgram.feed(tracer, new byte[0], command));
    }

    private static HostTrace parse(byte[] output) {
        ByteBuffer buffer = ByteBuffer.wrap(output).order(ByteOrder.LITTLE_ENDIAN);
        List<Step> steps = new ArrayList<>();
        while (buffer.remaining() >= STEP_SIZE) {
            Step step = step(buffer);
            if (step.rip() == END) {
                return ended(steps, step.gpr().getFirst().intValue());
            }
            steps.add(step);
        }
        throw new IllegalStateException("the trace has no end");
    }

    private static Step step(ByteBuffer buffer) {
        long rip = buffer.getLong();
        List<Long> gpr = new ArrayList<>();
        for (int i = 0; i < Gpr.COUNT; i++) {
            gpr.add(buffer.getLong());
        }
        return new Step(rip, List.copyOf(gpr), buffer.getLong());
    }

    /** Takes the status of wait(2) apart. */
    private static HostTrace ended(List<Step> steps, int status) {
        if (status == STILL_RUNNING) {
            return new HostTrace(List.copyOf(steps), 0, -1);
        }
        int signal = status & 0x7f;
        return new HostTrace(List.copyOf(steps), signal, signal == 0 ? status >>> 8 & 0xff : -1);
    }
}
