package org.stackshift.session.reader;

import org.stackshift.isa.Gpr;
import org.stackshift.isa.Segment;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.target.TaskRegisters;
import org.stackshift.session.view.RegisterValue;
import org.stackshift.session.view.RegistersView;
import org.stackshift.session.view.XmmValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the registers of the CPU, or of a chosen task; once the program has ended, those with which
 * it ended.
 */
final class RegistersReader {
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
        boolean ended = debuggee.hasEnded();
        Optional<Cpu> cpu = ended ? Optional.empty() : debuggee.shownCpu();
        long[] gpr = cpu.map(c -> c.gpr).orElseGet(debuggee::userGpr);
        List<RegisterValue> general = new ArrayList<>();
        for (int i = 0; i < Gpr.COUNT; i++) {
            general.add(word(Gpr.name(i, Long.BYTES), gpr[i]));
        }
        TaskRegisters others = TaskRegisters.of(debuggee);
        return new RegistersView(
                debuggee.machine().icount(),
                general,
                word("rip", cpu.map(c -> c.rip).orElseGet(debuggee::userRip)),
                cpu.map(Cpu::rflags).orElseGet(debuggee::userRflags),
                segments(others.selectors()),
                system(others),
                xmm(others.xmm()),
                others.mxcsr(),
                others.cpl());
    }

    private RegisterValue word(String name, long value) {
        return new RegisterValue(name, value, Long.BYTES, naming.target(value));
    }

    private static List<RegisterValue> segments(short[] selectors) {
        return SEGMENTS.stream()
                .map(
                        index ->
                                new RegisterValue(
                                        SEGMENT_NAMES.get(index),
                                        selectors[index] & 0xffff,
                                        Short.BYTES,
                                        null))
                .toList();
    }

    private List<RegisterValue> system(TaskRegisters registers) {
        List<RegisterValue> system = new ArrayList<>();
        system.add(word("fs.base", registers.fsBase()));
        system.add(word("gs.base", registers.gsBase()));
        system.add(word("cr0", registers.cr0()));
        registers.cr2().ifPresent(vaddr -> system.add(word("cr2", vaddr)));
        system.add(word("cr3", registers.cr3()));
        system.add(word("cr4", registers.cr4()));
        system.add(word("tss.rsp0", registers.rsp0()));
        return system;
    }

    private static List<XmmValue> xmm(long[] words) {
        List<XmmValue> values = new ArrayList<>();
        for (int i = 0; i < XMM_COUNT; i++) {
            values.add(new XmmValue("xmm" + i, words[2 * i], words[2 * i + 1]));
        }
        return values;
    }
}
