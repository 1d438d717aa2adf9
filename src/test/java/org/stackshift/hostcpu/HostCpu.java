package org.stackshift.hostcpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The CPU of the machine on which the tests run; about 100,000 cases a second. */
public final class HostCpu implements CaseRunner {
    private final Path program = NativeProgram.compile("hostcpu");

    /** Whether there is one that we can use: x86-64 Linux with a C compiler. */
    public static boolean available() {
        return NativeProgram.possible();
    }

    /**
     * Whether it is an Intel CPU, as our machine is: vendors settle some corners differently that
     * the manual leaves open, mostly in the x87.
     */
    public static boolean isIntel() {
        try {
            return available()
                    && Files.readString(Path.of("/proc/cpuinfo")).contains("GenuineIntel");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public List<HostResult> run(List<HostCase> cases) {
        byte[] output = NativeProgram.feed(program, pack(cases));
        if (output.length != cases.size() * HostResult.SIZE) {
            throw new IllegalStateException("hostcpu answered " + output.length + " bytes");
        }
        return unpack(output);
    }

    private static byte[] pack(List<HostCase> cases) {
        byte[] input = new byte[cases.size() * HostCase.SIZE];
        int offset = 0;
        for (HostCase testCase : cases) {
            byte[] code = testCase.code();
            Arrays.fill(input, offset, offset + HostCase.CODE_SIZE, HostCase.INT3);
            System.arraycopy(code, 0, input, offset, code.length);
            System.arraycopy(
                    testCase.before().bytes(),
                    0,
                    input,
                    offset + HostCase.CODE_SIZE,
                    CpuState.SIZE);
            offset += HostCase.SIZE;
        }
        return input;
    }

    private static List<HostResult> unpack(byte[] output) {
        ByteBuffer buffer = ByteBuffer.wrap(output).order(ByteOrder.LITTLE_ENDIAN);
        List<HostResult> results = new ArrayList<>();
        for (int at = 0; at < output.length; at += HostResult.SIZE) {
            results.add(
                    new HostResult(
                            buffer.getInt(at),
                            buffer.getInt(at + 4),
                            buffer.getLong(at + 8),
                            buffer.getLong(at + 16),
                            CpuState.read(output, at + HostResult.HEADER)));
        }
        return results;
    }
}
