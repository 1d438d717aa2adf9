package org.stackshift.machine.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.MachineConfig;

/** What a CPU reports and what it executes, by level (SDM vol. 2, CPUID; psABI §3.1.1). */
class CpuLevelTest {
    private static BareMachine machine(CpuLevel level) {
        return new BareMachine(MachineConfig.DEFAULT.withLevel(level));
    }

    private static Cpu cpuid(CpuLevel level, long leaf) {
        BareMachine bare = machine(level);
        bare.cpu().gpr[Gpr.RAX] = leaf;
        bare.cpu().gpr[Gpr.RCX] = 0;
        bare.kernel("0fa2 f4").run();
        return bare.cpu();
    }

    @Test
    void theFirstLevelReportsTheBaselineAndNothingElse() {
        Cpu cpu = cpuid(CpuLevel.V1, 1);
        // fpu tsc msr pae cx8 apic pge cmov pat clfsh mmx fxsr sse sse2
        assertEquals(0x0789_a371, cpu.gpr[Gpr.RDX]);
        assertEquals(1 << 13, cpu.gpr[Gpr.RCX]); // cx16
        cpu = cpuid(CpuLevel.V1, 7);
        assertEquals(1 << 7 | 1 << 20, cpu.gpr[Gpr.RBX]); // smep smap
        assertEquals(0, cpu.gpr[Gpr.RCX] | cpu.gpr[Gpr.RDX]);
        assertEquals(0, cpuid(CpuLevel.V1, 0x8000_0001L).gpr[Gpr.RCX]);
    }

    @Test
    void theSecondLevelReportsWhatThePsabiAsksForAndBitInstructionsButNoAvx() {
        Cpu cpu = cpuid(CpuLevel.V2, 1);
        assertEquals(0x0789_a371, cpu.gpr[Gpr.RDX]);
        int psabi = 1 | 1 << 9 | 1 << 13 | 1 << 19 | 1 << 20 | 1 << 23;
        assertEquals(psabi | 1 << 22, cpu.gpr[Gpr.RCX]); // movbe
        cpu = cpuid(CpuLevel.V2, 7);
        assertEquals(1 << 3 | 1 << 7 | 1 << 8 | 1 << 20, cpu.gpr[Gpr.RBX]); // bmi1 bmi2
        assertEquals(0, cpu.gpr[Gpr.RCX] | cpu.gpr[Gpr.RDX]);
        assertEquals(1 | 1 << 5, cpuid(CpuLevel.V2, 0x8000_0001L).gpr[Gpr.RCX]); // lahf lzcnt
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "haddps, f20f7cc1",
        "fisttpl, db0e",
        "pshufb, 660f3800c1",
        "pshufb on MMX, 0f3800c1",
        "ptest, 660f3817c1",
        "pcmpistri, 660f3a63c100",
        "crc32, f20f38f1c1",
        "popcnt, f30fb8c1",
        "movbe, 0f38f006",
        "andn, c4e270f2c2",
        "rorx, c4e37bf0c107"
    })
    void anInstructionThatTheLevelDoesNotReportIsUndefined(String name, String code) {
        BareMachine first = machine(CpuLevel.V1);
        first.cpu().gpr[Gpr.RSI] = BareMachine.USER_DATA;
        first.kernel(code + "f4").run();
        assertEquals(Vector.UD, first.vector());

        BareMachine second = machine(CpuLevel.V2);
        second.cpu().gpr[Gpr.RSI] = BareMachine.USER_DATA;
        long start = second.machine().icount();
        second.kernel(code + "f4").run();
        assertEquals(2, second.machine().icount() - start);
    }

    /** Source 0x10: 4 zeros below, 27 above; its highest bit has number 4. */
    @ParameterizedTest(name = "{0}: {2} without, {3} with the feature")
    @CsvSource({"tzcnt, f30fbcc1, 4, 4", "lzcnt, f30fbdc1, 4, 27"})
    void withoutTheFeatureTheBytesOfTzcntAndLzcntAreBsfAndBsr(
            String name, String code, long without, long with) {
        assertEquals(without, ofSixteen(CpuLevel.V1, code));
        assertEquals(with, ofSixteen(CpuLevel.V2, code));
    }

    private static long ofSixteen(CpuLevel level, String code) {
        BareMachine bare = machine(level);
        bare.cpu().gpr[Gpr.RCX] = 0x10;
        bare.kernel(code + "f4").run();
        return bare.cpu().gpr[Gpr.RAX];
    }
}
