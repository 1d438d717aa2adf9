package org.stackshift.session.reader;

import org.jspecify.annotations.Nullable;
import org.stackshift.debug.NamedAddress;
import org.stackshift.debug.SourcePosition;
import org.stackshift.debug.disasm.Disassembler;
import org.stackshift.debug.disasm.Line;
import org.stackshift.debug.disasm.SymbolNames;
import org.stackshift.machine.decode.Decoder;
import org.stackshift.machine.decode.Instruction;
import org.stackshift.machine.decode.Operand;
import org.stackshift.session.target.Breakpoints;
import org.stackshift.session.target.Debuggee;
import org.stackshift.session.view.CodeRow;
import org.stackshift.session.view.CodeView;
import org.stackshift.session.view.Place;
import org.stackshift.session.view.SourceLine;
import org.stackshift.session.view.SourceView;
import org.stackshift.session.view.Syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/** Reads the code around a place, the program's or the kernel's: machine code and source. */
final class CodeReader {
    private static final int MOST_BYTES = 8192;
    private static final int BYTES_WITHOUT_SYMBOL = 128;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    private final Debuggee debuggee;
    private final Naming naming;
    private final Breakpoints breakpoints;

    CodeReader(Debuggee debuggee, Naming naming, Breakpoints breakpoints) {
        this.debuggee = debuggee;
        this.naming = naming;
        this.breakpoints = breakpoints;
    }

    /** What the rows and the source are marked by. */
    record Marks(long rip, Optional<Long> ran, Optional<Long> fault) {}

    CodeView read(Marks marks, Syntax syntax, @Nullable Place at) {
        long vaddr = address(at, marks.rip());
        return new CodeView(
                marks.rip(),
                source(marks, at, vaddr),
                rows(marks, syntax, vaddr),
                debuggee.sources().files());
    }

    private long address(@Nullable Place at, long rip) {
        return switch (at) {
            case Place.Code(long vaddr) -> vaddr;
            case Place.Line line -> breakpoints.addresses(line).stream().findFirst().orElse(rip);
            case null, default -> rip;
        };
    }

    private @Nullable SourceView source(Marks marks, @Nullable Place at, long vaddr) {
        Optional<SourcePosition> next = debuggee.sources().at(marks.rip());
        Optional<SourcePosition> ran = marks.ran().flatMap(debuggee.sources()::at);
        Optional<String> file =
                at instanceof Place.Line(String path, int line)
                        ? Optional.of(path)
                        : debuggee.sources().at(vaddr).map(SourcePosition::file);
        return file.map(
                        path ->
                                new SourceView(
                                        path,
                                        debuggee.sources().text(path),
                                        lineIn(path, next),
                                        lineIn(path, ran),
                                        debuggee.sources().codeLines(path),
                                        breakpoints.lines(path)))
                .orElse(null);
    }

    private static int lineIn(String file, Optional<SourcePosition> position) {
        return position.filter(p -> p.file().equals(file)).map(SourcePosition::line).orElse(0);
    }

    private List<CodeRow> rows(Marks marks, Syntax syntax, long vaddr) {
        Optional<NamedAddress> name = naming.named(vaddr);
        long start = name.map(NamedAddress::start).orElse(vaddr);
        if (vaddr - start > MOST_BYTES - BYTES_WITHOUT_SYMBOL) {
            start = vaddr;
        }
        long size = name.filter(n -> n.size() > 0).map(NamedAddress::size).orElse(0L);
        long end =
                Math.max(
                        start + Math.min(size, MOST_BYTES),
                        vaddr + (size == 0 ? BYTES_WITHOUT_SYMBOL : 1));
        byte[] code = bytes(start, (int) (end - start));
        List<CodeRow> rows = new ArrayList<>();
        new Disassembler(disassembly(syntax), SymbolNames.NONE)
                .sweep(start, code, 0, code.length, line -> rows.add(row(line, marks)));
        return rows;
    }

    private static org.stackshift.debug.disasm.Syntax disassembly(Syntax syntax) {
        return switch (syntax) {
            case ATT -> org.stackshift.debug.disasm.Syntax.ATT;
            case INTEL -> org.stackshift.debug.disasm.Syntax.INTEL;
        };
    }

    /** The bytes from an address on, as far as they can be read. */
    private byte[] bytes(long vaddr, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            OptionalLong value = debuggee.peek().load(vaddr + i, 1);
            if (value.isEmpty()) {
                return Arrays.copyOf(bytes, i);
            }
            bytes[i] = (byte) value.getAsLong();
        }
        return bytes;
    }

    private CodeRow row(Line line, Marks marks) {
        String text = line.text();
        int comment = text.indexOf("        #");
        String instruction = comment < 0 ? text : text.substring(0, comment);
        String[] words = instruction.strip().split("\\s+", 2);
        SourceLine source = naming.line(line.vaddr());
        OptionalLong target = target(line);
        return new CodeRow(
                line.vaddr(),
                naming.symbol(line.vaddr()),
                HEX.formatHex(line.code(), line.offset(), line.offset() + line.length()),
                words[0],
                words.length > 1 ? words[1] : "",
                target.isPresent() ? naming.symbol(target.getAsLong()) : null,
                target,
                source,
                marks(line.vaddr(), marks));
    }

    /** The address that a direct jump or call goes to or that a rip-relative operand names. */
    private static OptionalLong target(Line line) {
        long next = line.vaddr() + line.length();
        return Decoder.decode(line.code(), line.offset(), line.offset() + line.length())
                        instanceof Instruction instruction
                ? instruction.operands().stream()
                        .flatMapToLong(operand -> pointee(operand, next))
                        .findFirst()
                : OptionalLong.empty();
    }

    private static LongStream pointee(Operand operand, long next) {
        return switch (operand) {
            case Operand.Relative relative -> LongStream.of(next + relative.displacement());
            case Operand.Memory memory when memory.base() == Operand.Memory.RIP ->
                    LongStream.of(next + memory.displacement());
            default -> LongStream.empty();
        };
    }

    private Set<CodeRow.Mark> marks(long vaddr, Marks marks) {
        Set<CodeRow.Mark> set = EnumSet.noneOf(CodeRow.Mark.class);
        if (vaddr == marks.rip()) {
            set.add(CodeRow.Mark.NEXT);
        }
        if (marks.ran().filter(ran -> ran == vaddr).isPresent()) {
            set.add(CodeRow.Mark.RAN);
        }
        if (marks.fault().filter(fault -> fault == vaddr).isPresent()) {
            set.add(CodeRow.Mark.FAULT);
        }
        if (breakpoints.isAt(vaddr)) {
            set.add(CodeRow.Mark.BREAKPOINT);
        }
        if (debuggee.stacks().lastUserSwitch().filter(s -> s.rip() == vaddr).isPresent()) {
            set.add(CodeRow.Mark.STACK_SWITCH);
        }
        return set;
    }
}
