package org.stackshift.session.reader;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Segment;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.view.RegisterValue;
import org.stackshift.session.view.RegistersView;
import org.stackshift.session.view.XmmValue;

import java.util.ArrayList;
import java.util.List;

/** Reads the registers of the CPU; once the program has ended, those with which it ended. */
final class RegistersReader {
    /** Offset of RSP0 in the 64-bit TSS (SDM vol. 3 figure 8-11). */
    static final int TSS_RSP0 = 4;

    private static final List<Integer> SEGMENTS =
            List.of(Segment.CS, Segment.SS, Segment.DS, Segment.ES, Segment.FS, Segment.GS);
    private static final List<String> SEGMENT_NAMES = List.of("es", "cs", "ss", "ds", "fs", "gs");
    private static final int XMM_COUNT = 16;

    private final Debuggee debuggee;
    private final Naming naming;

    RegistersReader(Debuggee debuggee, Naming naming) {
        this.debuggee = debuggee;
        this.naming = naming;
    }

    RegistersView read() {
        Cpu cpu = debuggee.cpuOfTask().orElseGet(debuggee::cpu);
        boolean isElsewhere = debuggee.cpuOfTask().isEmpty() && !debuggee.followsCpu();
        boolean ended = debuggee.hasEnded() || isElsewhere;
        long[] gpr = ended ? debuggee.userGpr() : cpu.gpr;
        List<RegisterValue> general = new ArrayList<>();
        for (int i = 0; i < Gpr.COUNT; i++) {
            general.add(word(Gpr.name(i, Long.BYTES), gpr[i]));
        }
        return new RegistersView(
                cpu.icount,
                general,
                word("rip", ended ? debuggee.userRip() : cpu.rip),
                ended ? debuggee.userRflags() : cpu.rflags(),
                segments(cpu),
                system(cpu),
                xmm(cpu),
                cpu.mxcsr,
                ended ? 3 : cpu.cpl);
    }

    private RegisterValue word(String name, long value) {
        return new RegisterValue(name, value, Long.BYTES, naming.target(value));
    }

    private static List<RegisterValue> segments(Cpu cpu) {
        return SEGMENTS.stream()
                .map(
                        index ->
                                new RegisterValue(
                                        SEGMENT_NAMES.get(index),
                                        cpu.selector[index] & 0xffff,
                                        Short.BYTES,
                                        null))
                .toList();
    }

    private List<RegisterValue> system(Cpu cpu) {
        return List.of(
                word("fs.base", cpu.fsBase),
                word("gs.base", cpu.gsBase),
                word("cr0", cpu.cr0),
                word("cr2", cpu.cr2),
                word("cr3", cpu.cr3),
                word("cr4", cpu.cr4),
                word("tss.rsp0", debuggee.peek().word(cpu.tssBase + TSS_RSP0).orElse(0)));
    }

    private static List<XmmValue> xmm(Cpu cpu) {
        List<XmmValue> values = new ArrayList<>();
        for (int i = 0; i < XMM_COUNT; i++) {
            values.add(new XmmValue("xmm" + i, cpu.xmm[2 * i], cpu.xmm[2 * i + 1]));
        }
        return values;
    }
}
