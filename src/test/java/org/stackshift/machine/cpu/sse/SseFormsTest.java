package org.stackshift.machine.cpu.sse;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.stackshift.hostcpu.EmulatedCpu;
import org.stackshift.hostcpu.FormTests;
import org.stackshift.machine.cpu.integer.IntegerOps;
import org.stackshift.machine.cpu.x87.X87Ops;

import java.util.stream.Stream;

class SseFormsTest {
    private static EmulatedCpu cpu() {
        return new EmulatedCpu(new SseOps(), new IntegerOps(), new X87Ops());
    }

    @TestFactory
    Stream<DynamicTest> sseInstructionsDoWhatTheHostDoes() {
        return FormTests.of("sse", cpu());
    }

    @TestFactory
    Stream<DynamicTest> laterSseInstructionsDoWhatTheHostDoes() {
        return FormTests.of("sse4", cpu());
    }

    @TestFactory
    Stream<DynamicTest> mmxInstructionsDoWhatTheHostDoes() {
        return FormTests.of("mmx", cpu());
    }
}
