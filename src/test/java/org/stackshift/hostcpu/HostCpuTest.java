package org.stackshift.hostcpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stackshift.isa.Gpr;
import org.stackshift.isa.Rflags;

import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** The harness itself, on instructions whose results everybody knows. */
class HostCpuTest {
    @BeforeEach
    void needsAHost() {
        assumeTrue(HostCpu.available(), "the host is not x86-64 Linux with gcc");
    }

    private static HostResult run(String code, Consumer<CpuState> prepare) {
        CpuState state = new CpuState();
        state.setRflags(Rflags.IF | Rflags.RESERVED_ONE);
        state.setFcw(0x37f);
        state.setMxcsr(0x1f80);
        state.setGpr(Gpr.RSP, CpuState.STACK + 128);
        prepare.accept(state);
        HostCase testCase = new HostCase(HexFormat.of().parseHex(code), state);
        return new HostCpu().run(List.of(testCase)).getFirst();
    }

    @Test
    void addingSetsRegisterAndFlags() {
        HostResult result =
                run(
                        "01c8", // add %ecx,%eax
                        state -> {
                            state.setGpr(Gpr.RAX, -1);
                            state.setGpr(Gpr.RCX, 1);
                        });
        assertEquals(0, result.signal());
        assertEquals(0, result.after().gpr(Gpr.RAX));
        assertEquals(CpuState.CODE + 2, result.rip());
        long flags = Rflags.CF | Rflags.ZF | Rflags.AF | Rflags.PF;
        assertEquals(flags, result.after().rflags() & Rflags.STATUS);
    }

    @Test
    void divisionByZeroArrivesAsSigfpeAtTheInstruction() {
        HostResult result = run("48f7f1", state -> {}); // div %rcx
        assertEquals(HostResult.SIGFPE, result.signal());
        assertEquals(CpuState.CODE, result.rip());
    }

    @Test
    void anAccessToThePageBelowTheStackFaultsThere() {
        HostResult result = run("a10020001000000000", state -> {}); // movabs 0x10002000,%eax
        assertEquals(HostResult.SIGSEGV, result.signal());
        assertEquals(0x1000_2000L, result.faultVaddr());
    }

    @Test
    void pushWritesBelowRsp() {
        HostResult result = run("50", state -> state.setGpr(Gpr.RAX, 42)); // push %rax
        assertEquals(42, result.after().stack(120));
        assertEquals(CpuState.STACK + 120, result.after().gpr(Gpr.RSP));
    }

    @Test
    void x87AndSseStateGoesInAndOut() {
        HostResult result =
                run(
                        "dec1660fefc1", // faddp; pxor %xmm1,%xmm0
                        state -> {
                            state.setFtw(0xff);
                            state.setSt(0, 0x3fff, 1L << 63); // 1
                            state.setSt(1, 0x4000, 1L << 63); // 2
                            state.setXmm(0, 1, 5);
                            state.setXmm(1, 1, 3);
                        });
        assertEquals(0x4000, result.after().stSignExponent(0));
        assertEquals(3L << 62, result.after().stSignificand(0));
        assertEquals(6, result.after().xmm(0, 1));
    }

    @Test
    void casesAreTheSameOnEveryRun() {
        Form form = new Form("add %ecx,%eax", new byte[] {1, (byte) 0xc8});
        List<HostCase> first = CaseGenerator.cases(form, 100);
        List<HostCase> second = CaseGenerator.cases(form, 100);
        String digest = Recorded.digest(form, first, new HostCpu().run(first));
        assertEquals(digest, Recorded.digest(form, second, new HostCpu().run(second)));
    }
}
