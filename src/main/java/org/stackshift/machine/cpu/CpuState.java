package org.stackshift.machine.cpu;

import org.stackshift.base.StateHash;

import java.util.List;
import java.util.function.Function;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongFunction;

/**
 * The list of everything in a CPU that its next instructions depend on, caches excepted: what a
 * checkpoint copies and a state hash covers.
 *
 * <p>The engine's own notes (limit, alone) mean nothing between instructions, and the status flags
 * count as rflags, however they are encoded.
 */
public final class CpuState {
    private static final List<Word> WORDS =
            List.of(
                    new Word(c -> c.rip, (c, v) -> c.rip = v),
                    new Word(c -> c.mxcsr, (c, v) -> c.mxcsr = (int) v),
                    new Word(Cpu::rflags, Cpu::setRflags),
                    new Word(c -> c.cpl, (c, v) -> c.cpl = (int) v),
                    new Word(c -> c.fsBase, (c, v) -> c.fsBase = v),
                    new Word(c -> c.gsBase, (c, v) -> c.gsBase = v),
                    new Word(c -> c.kernelGsBase, (c, v) -> c.kernelGsBase = v),
                    new Word(c -> c.cr0, (c, v) -> c.cr0 = v),
                    new Word(c -> c.cr2, (c, v) -> c.cr2 = v),
                    new Word(c -> c.cr3, (c, v) -> c.cr3 = v),
                    new Word(c -> c.cr4, (c, v) -> c.cr4 = v),
                    new Word(c -> c.cr8, (c, v) -> c.cr8 = v),
                    new Word(c -> c.efer, (c, v) -> c.efer = v),
                    new Word(c -> c.star, (c, v) -> c.star = v),
                    new Word(c -> c.lstar, (c, v) -> c.lstar = v),
                    new Word(c -> c.cstar, (c, v) -> c.cstar = v),
                    new Word(c -> c.fmask, (c, v) -> c.fmask = v),
                    new Word(c -> c.apicBase, (c, v) -> c.apicBase = v),
                    new Word(c -> c.pat, (c, v) -> c.pat = v),
                    new Word(c -> c.gdtBase, (c, v) -> c.gdtBase = v),
                    new Word(c -> c.gdtLimit, (c, v) -> c.gdtLimit = (int) v),
                    new Word(c -> c.idtBase, (c, v) -> c.idtBase = v),
                    new Word(c -> c.idtLimit, (c, v) -> c.idtLimit = (int) v),
                    new Word(c -> c.taskSelector, (c, v) -> c.taskSelector = (short) v),
                    new Word(c -> c.tssBase, (c, v) -> c.tssBase = v),
                    new Word(c -> c.tssLimit, (c, v) -> c.tssLimit = (int) v),
                    new Word(c -> c.ldtSelector, (c, v) -> c.ldtSelector = (short) v),
                    new Word(c -> c.ldtBase, (c, v) -> c.ldtBase = v),
                    new Word(c -> c.ldtLimit, (c, v) -> c.ldtLimit = (int) v),
                    new Word(c -> c.icount, (c, v) -> c.icount = v),
                    new Word(c -> c.halted ? 1 : 0, (c, v) -> c.halted = v != 0),
                    new Word(c -> c.shutdown ? 1 : 0, (c, v) -> c.shutdown = v != 0),
                    new Word(c -> c.interruptShadow ? 1 : 0, (c, v) -> c.interruptShadow = v != 0),
                    new Word(c -> c.singleStep ? 1 : 0, (c, v) -> c.singleStep = v != 0),
                    new Word(c -> c.userRetired, (c, v) -> c.userRetired = v),
                    new Word(c -> c.userSince, (c, v) -> c.userSince = v),
                    new Word(c -> c.retired, (c, v) -> c.retired = v),
                    new Word(c -> c.turnSince, (c, v) -> c.turnSince = v));

    private static final List<Function<Cpu, long[]>> FILES =
            List.of(c -> c.gpr, c -> c.xmm, c -> c.dr);

    private CpuState() {}

    /** One register or counter. */
    private record Word(ToLongFunction<Cpu> get, ObjLongConsumer<Cpu> set) {}

    /** Makes {@code to} equal to {@code from}, TLB included. */
    public static void copy(Cpu from, Cpu to) {
        for (Word word : WORDS) {
            word.set.accept(to, word.get.applyAsLong(from));
        }
        for (Function<Cpu, long[]> file : FILES) {
            long[] source = file.apply(from);
            System.arraycopy(source, 0, file.apply(to), 0, source.length);
        }
        System.arraycopy(from.selector, 0, to.selector, 0, from.selector.length);
        to.x87.copyFrom(from.x87);
        to.tlb().copyFrom(from.tlb());
    }

    /** Adds all of it but the TLB. */
    public static void addTo(Cpu cpu, StateHash hash) {
        cpu.userInstructions();
        WORDS.forEach(word -> hash.add(word.get.applyAsLong(cpu)));
        FILES.forEach(file -> hash.addAll(file.apply(cpu)));
        for (short selector : cpu.selector) {
            hash.add(selector);
        }
        cpu.x87.addTo(hash);
    }
}
