package org.stackshift.image.dwarf;

import java.util.ArrayList;
import java.util.List;

/** Runs one line program (DWARF 5 §6.2.5): a small machine that appends rows. */
final class LineProgram {
    private static final int COPY = 1;
    private static final int ADVANCE_PC = 2;
    private static final int ADVANCE_LINE = 3;
    private static final int SET_FILE = 4;
    private static final int SET_COLUMN = 5;
    private static final int NEGATE_STMT = 6;
    private static final int CONST_ADD_PC = 8;
    private static final int FIXED_ADVANCE_PC = 9;

    private static final int END_SEQUENCE = 1;
    private static final int SET_ADDRESS = 2;

    private final LineHeader header;
    private final List<LineTable.Sequence> target;
    private final List<LineRow> rows = new ArrayList<>();

    private long vaddr;
    private long file;
    private long line;
    private long column;
    private boolean isStatement;

    /** A machine that adds its sequences to {@code target}. */
    LineProgram(LineHeader header, List<LineTable.Sequence> target) {
        this.header = header;
        this.target = target;
        reset();
    }

    private void reset() {
        vaddr = 0;
        file = 1;
        line = 1;
        column = 0;
        isStatement = header.defaultIsStatement();
        rows.clear();
    }

    void run(Cursor program) {
        while (!program.atEnd()) {
            int opcode = program.u8();
            if (opcode == 0) {
                extended(program.part(program.uleb()));
            } else if (opcode < header.opcodeBase()) {
                standard(opcode, program);
            } else {
                special(opcode);
            }
        }
    }

    private void standard(int opcode, Cursor program) {
        switch (opcode) {
            case COPY -> appendRow();
            case ADVANCE_PC -> advance(program.uleb());
            case ADVANCE_LINE -> line += program.sleb();
            case SET_FILE -> file = program.uleb();
            case SET_COLUMN -> column = program.uleb();
            case NEGATE_STMT -> isStatement = !isStatement;
            case CONST_ADD_PC -> advance(specialAdvance(255));
            case FIXED_ADVANCE_PC -> vaddr += program.u16();
            default -> skipOperands(opcode, program);
        }
    }

    /** The header says how many operands an unknown opcode has. */
    private void skipOperands(int opcode, Cursor program) {
        for (int i = header.operandCounts().get(opcode - 1); i > 0; i--) {
            program.uleb();
        }
    }

    private void extended(Cursor operation) {
        if (operation.atEnd()) {
            return;
        }
        switch (operation.u8()) {
            case END_SEQUENCE -> {
                endSequence();
                reset();
            }
            case SET_ADDRESS -> vaddr = operation.unsigned(operation.remaining());
            default -> {}
        }
    }

    private void special(int opcode) {
        line += header.lineBase() + (opcode - header.opcodeBase()) % lineRange();
        advance(specialAdvance(opcode));
        appendRow();
    }

    private long specialAdvance(int opcode) {
        return (opcode - header.opcodeBase()) / lineRange();
    }

    private int lineRange() {
        if (header.lineRange() == 0) {
            throw new DwarfFault("a line table whose line range is 0");
        }
        return header.lineRange();
    }

    private void advance(long operations) {
        vaddr += operations * header.minimumInstructionLength();
    }

    /** Addresses may only grow inside a sequence; a row that goes back is dropped. */
    private void appendRow() {
        if (!rows.isEmpty() && Long.compareUnsigned(vaddr, rows.getLast().vaddr()) < 0) {
            return;
        }
        rows.add(
                new LineRow(
                        vaddr,
                        header.file(file),
                        Math.clamp(line, 0, Integer.MAX_VALUE),
                        Math.clamp(column, 0, Integer.MAX_VALUE),
                        isStatement));
    }

    /**
     * Code that the linker threw away keeps its rows, at addresses from 0 on; they would hide
     * nothing but mislead.
     */
    private void endSequence() {
        boolean real = !rows.isEmpty() && rows.getFirst().vaddr() != 0;
        if (real && Long.compareUnsigned(vaddr, rows.getFirst().vaddr()) > 0) {
            target.add(new LineTable.Sequence(rows, vaddr));
        }
    }
}
