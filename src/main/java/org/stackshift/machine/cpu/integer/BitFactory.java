package org.stackshift.machine.cpu.integer;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.cpu.Location;
import org.stackshift.machine.cpu.Op;
import org.stackshift.machine.cpu.OpFactory;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Mnemonic;

/** Binds the integer instructions that came after SSE2. */
final class BitFactory implements OpFactory {
    @Override
    public @Nullable Op create(Instruction insn, long rip, long nextRip) {
        Semantics unary = unary(insn.mnemonic());
        if (unary != null) {
            Location source = location(insn, 1, nextRip);
            return compute(unary, insn, source, source, nextRip);
        }
        Semantics binary = binary(insn.mnemonic());
        if (binary != null) {
            return compute(
                    binary, insn, location(insn, 1, nextRip), location(insn, 2, nextRip), nextRip);
        }
        return switch (insn.mnemonic()) {
            case CRC32 -> checksum(insn, nextRip);
            case MULX -> multiply(insn, nextRip);
            default -> null;
        };
    }

    private static @Nullable Semantics unary(Mnemonic mnemonic) {
        return switch (mnemonic) {
            case POPCNT -> BitFields::popcnt;
            case LZCNT -> BitFields::lzcnt;
            case TZCNT -> BitFields::tzcnt;
            case BLSI -> BitFields::blsi;
            case BLSMSK -> BitFields::blsmsk;
            case BLSR -> BitFields::blsr;
            case MOVBE -> BitFields::reversed;
            default -> null;
        };
    }

    private static @Nullable Semantics binary(Mnemonic mnemonic) {
        return switch (mnemonic) {
            case ANDN -> BitFields::andn;
            case BEXTR -> BitFields::bextr;
            case BZHI -> BitFields::bzhi;
            case PDEP -> BitFields::pdep;
            case PEXT -> BitFields::pext;
            case RORX -> BitFields::rorx;
            case SARX -> BitFields::sarx;
            case SHLX -> BitFields::shlx;
            case SHRX -> BitFields::shrx;
            default -> null;
        };
    }

    private static Op compute(
            Semantics semantics, Instruction insn, Location first, Location second, long nextRip) {
        return new ComputeOp(semantics, location(insn, 0, nextRip), first, second, size(insn, 0));
    }

    /** A checksum has 32 bits even where its register is written as one of 64. */
    private static Op checksum(Instruction insn, long nextRip) {
        int dataBytes = size(insn, 1);
        return new ComputeOp(
                (cpu, a, b, bytes) -> Checksum.add(a, b, dataBytes),
                location(insn, 0, nextRip),
                location(insn, 0, nextRip),
                location(insn, 1, nextRip),
                size(insn, 0));
    }

    /** It writes two registers: with rsp among them it could not be executed twice. */
    private static Op multiply(Instruction insn, long nextRip) {
        Op op =
                new MulxOp(
                        location(insn, 0, nextRip),
                        location(insn, 1, nextRip),
                        location(insn, 2, nextRip),
                        size(insn, 0));
        boolean switches =
                Operands.isRsp(insn.operands().get(0)) || Operands.isRsp(insn.operands().get(1));
        return switches ? new RspOps.Alone(op) : op;
    }

    private static int size(Instruction insn, int place) {
        return insn.operands().get(place).size();
    }

    private static Location location(Instruction insn, int place, long nextRip) {
        return Location.of(insn.operands().get(place), nextRip);
    }
}
