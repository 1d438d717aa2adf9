package org.stackshift.machine.cpu;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.PageBits;
import org.stackshift.machine.decode.Decoded;
import org.stackshift.machine.decode.Decoder;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Undecodable;
import org.stackshift.machine.memory.Ram;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Decodes blocks. A block stays within its page; only an instruction that itself crosses a page
 * boundary makes a block, of its own, that depends on two pages.
 */
final class BlockBuilder {
    private static final int LONGEST_INSTRUCTION = 15;

    private final Paging paging;
    private final Ram ram;
    private final CpuLevel level;
    private final List<OpFactory> factories;
    private final LongPredicate stopBefore;

    /**
     * @param level of the CPU that executes the blocks
     * @param factories asked in this order for each instruction
     * @param stopBefore addresses at which no block may run on
     */
    BlockBuilder(Mmu mmu, CpuLevel level, List<OpFactory> factories, LongPredicate stopBefore) {
        this.paging = mmu.paging();
        this.ram = mmu.ram();
        this.level = level;
        this.factories = List.copyOf(factories);
        this.stopBefore = stopBefore;
    }

    /**
     * The block at {@code rip}, its bytes marked as decoded. A block without length stands for
     * bytes that are no instruction: it raises the exception and must not be kept, as nothing
     * watches those bytes.
     *
     * @param paddr where {@code rip} lies
     * @param user for which mode
     * @param maxCount most instructions, at least 1
     * @throws GuestFault what fetching the rest of the first instruction raises
     */
    Block build(long rip, long paddr, boolean user, int maxCount) {
        int inPage = PageBits.PAGE_SIZE - (int) (paddr & PageBits.PAGE_SIZE - 1);
        Draft draft = new Draft(rip);
        Decoded decoded = decode(paddr, inPage);
        if (decoded == Undecodable.TRUNCATED) {
            return buildCrossing(rip, paddr, user, inPage);
        }
        while (decoded instanceof Instruction insn) {
            boolean last = draft.add(insn) || draft.count() == maxCount;
            if (last || draft.length() == inPage || stopBefore.test(draft.end())) {
                break;
            }
            decoded = decode(paddr + draft.length(), inPage - draft.length());
        }
        if (draft.count() == 0) {
            draft.addFault(decoded);
        }
        watch(paddr, draft.length());
        return draft.block(paddr, -1, user);
    }

    private Block buildCrossing(long rip, long paddr, boolean user, int inPage) {
        long second = paging.forFetch(rip + inPage);
        Draft draft = new Draft(rip);
        byte[] code = new byte[LONGEST_INSTRUCTION];
        Decoded decoded = Undecodable.INVALID;
        if (ram.contains(second, LONGEST_INSTRUCTION)) {
            ram.read(paddr, code, 0, inPage);
            ram.read(second, code, inPage, LONGEST_INSTRUCTION - inPage);
            decoded = Decoder.decode(code, 0, LONGEST_INSTRUCTION);
        }
        if (decoded instanceof Instruction insn) {
            draft.add(insn);
            watch(paddr, inPage);
            watch(second, insn.length() - inPage);
        } else {
            draft.addFault(decoded);
        }
        return draft.block(paddr, second, user);
    }

    private Decoded decode(long paddr, int count) {
        return ram.contains(paddr, count)
                ? Decoder.decode(ram.bytes(), (int) paddr, (int) paddr + count)
                : Undecodable.INVALID;
    }

    private void watch(long paddr, int count) {
        if (count > 0) {
            ram.code().mark(paddr, count);
        }
    }

    private Op bind(Instruction insn, long rip, long nextRip) {
        Instruction seen = level.see(insn);
        Op op = seen == null ? null : OpFactory.first(factories, seen, rip, nextRip);
        return op != null ? op : new FaultOp(GuestFault.undefined());
    }

    /** A block in the making. */
    private final class Draft {
        private final List<Op> steps = new ArrayList<>();
        private final List<Long> rips = new ArrayList<>();

        Draft(long rip) {
            rips.add(rip);
        }

        /** Adds an instruction and tells whether it must be the last. */
        boolean add(Instruction insn) {
            long next = end() + insn.length();
            Op op = bind(insn, end(), next);
            steps.add(op);
            rips.add(next);
            return op.endsBlock();
        }

        void addFault(@Nullable Decoded reason) {
            boolean tooLong = reason == Undecodable.TOO_LONG;
            steps.add(
                    new FaultOp(
                            tooLong ? GuestFault.generalProtection(0) : GuestFault.undefined()));
            rips.add(end());
        }

        int count() {
            return steps.size();
        }

        long end() {
            return rips.getLast();
        }

        int length() {
            return (int) (end() - rips.getFirst());
        }

        Block block(long paddr, long secondPaddr, boolean user) {
            Op[] ops = steps.toArray(Op[]::new);
            long[] starts = rips.stream().mapToLong(Long::longValue).toArray();
            return new Block(starts[0], paddr, secondPaddr, user, ops, starts);
        }
    }

    /** Stands where the bytes are no instruction of this machine. */
    private static final class FaultOp extends Op {
        private final GuestFault fault;

        FaultOp(GuestFault fault) {
            this.fault = fault;
        }

        @Override
        public void execute(Cpu cpu) {
            throw fault;
        }

        @Override
        public boolean endsBlock() {
            return true;
        }
    }
}
