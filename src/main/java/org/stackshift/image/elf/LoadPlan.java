package org.stackshift.image.elf;

import org.stackshift.base.ByteSpan;
import org.stackshift.image.elf.ElfProblem.Kind;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a kernel has to do to load a program, with everything checked: who holds a plan can map its
 * segments without looking twice. Addresses are as linked; a position-independent program is moved
 * as a whole.
 *
 * @param positionIndependent ET_DYN: the kernel chooses the base
 * @param entry of the first instruction, inside an executable segment
 * @param segments PT_LOAD in file order, none empty, no two sharing a byte
 * @param programHeadersVaddr where the program headers lie in memory (AT_PHDR), 0 if they are not
 *     loaded
 * @param programHeaderCount AT_PHNUM
 * @param executableStack whether PT_GNU_STACK asks for one; a file without PT_GNU_STACK gets none
 * @param alignment the largest that a segment asks for, at least a page
 * @param interpreter path of the dynamic loader that PT_INTERP names
 */
public record LoadPlan(
        boolean positionIndependent,
        long entry,
        List<Segment> segments,
        long programHeadersVaddr,
        int programHeaderCount,
        boolean executableStack,
        long alignment,
        Optional<String> interpreter) {
    /** First address above user space (4-level paging). */
    public static final long USER_END = 0x7fff_ffff_f000L;

    /** Lowest address Linux lets a program map by default ({@code vm.mmap_min_addr}). */
    public static final long LOWEST = 0x1_0000;

    private static final long PAGE = 4096;
    private static final int PATH_MAX = 4096;

    /**
     * One PT_LOAD.
     *
     * @param vaddr first byte in memory; congruent to the file offset modulo 4096
     * @param memorySize bytes in memory, above 0
     * @param contents the file's bytes for the first part; the rest is zero
     * @param fileOffset of {@code contents}
     * @param flags bits of {@link ProgramHeader}: PF_R, PF_W, PF_X
     */
    public record Segment(
            long vaddr, long memorySize, ByteSpan contents, long fileOffset, int flags) {
        /** The first address after the segment. */
        public long end() {
            return vaddr + memorySize;
        }

        public boolean isReadable() {
            return (flags & ProgramHeader.PF_R) != 0;
        }

        public boolean isWritable() {
            return (flags & ProgramHeader.PF_W) != 0;
        }

        public boolean isExecutable() {
            return (flags & ProgramHeader.PF_X) != 0;
        }

        /** Whether an address lies in the segment. */
        public boolean contains(long address) {
            return address >= vaddr && address < end();
        }
    }

    public LoadPlan {
        segments = List.copyOf(segments);
    }

    /**
     * Checks a file and plans its loading.
     *
     * @param memoryLimit bytes that all segments together may take
     * @throws ElfFormatException if the file is no program, or a segment is impossible
     */
    public static LoadPlan of(ElfFile file, long memoryLimit) throws ElfFormatException {
        requireProgram(file);
        boolean positionIndependent = file.header().type() == ElfHeader.ET_DYN;
        List<Segment> segments = new ArrayList<>();
        for (ProgramHeader header : file.programHeaders()) {
            if (header.type() == ProgramHeader.PT_LOAD && header.memorySize() != 0) {
                segments.add(segment(file.bytes(), header, positionIndependent));
            }
        }
        requireTogether(segments, memoryLimit);
        requireEntry(file.header().entry(), segments);
        return new LoadPlan(
                positionIndependent,
                file.header().entry(),
                segments,
                programHeadersVaddr(file.header(), segments),
                file.programHeaders().size(),
                first(file, ProgramHeader.PT_GNU_STACK)
                        .filter(stack -> (stack.flags() & ProgramHeader.PF_X) != 0)
                        .isPresent(),
                alignment(file),
                interpreter(file));
    }

    /**
     * Refuses a program whose dynamic loader is not there.
     *
     * @throws ElfFormatException if it names one
     */
    public void requireStatic() throws ElfFormatException {
        if (interpreter.isPresent()) {
            throw new ElfFormatException(
                    Kind.NEEDS_INTERPRETER,
                    ("This program is dynamically linked and needs %s; build it with -static, or"
                                    + " give it a root folder that has its libraries")
                            .formatted(interpreter.get()));
        }
    }

    private static long alignment(ElfFile file) {
        return file.programHeaders().stream()
                .filter(header -> header.type() == ProgramHeader.PT_LOAD)
                .mapToLong(ProgramHeader::alignment)
                .reduce(PAGE, Math::max);
    }

    private static Optional<String> interpreter(ElfFile file) throws ElfFormatException {
        Optional<ProgramHeader> header = first(file, ProgramHeader.PT_INTERP);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        long offset = header.get().offset();
        long size = header.get().fileSize();
        if (size < 2 || size > PATH_MAX || !file.bytes().has(offset, size)) {
            throw new ElfFormatException(
                    Kind.NOT_EXECUTABLE, "The name of the program's dynamic loader is damaged");
        }
        byte[] name = file.bytes().slice(offset, size - 1).toArray();
        return Optional.of(new String(name, StandardCharsets.UTF_8));
    }

    /** The lowest address of any segment, rounded down to a page. */
    public long start() {
        return segments.stream().mapToLong(Segment::vaddr).min().orElseThrow() & -PAGE;
    }

    /** The highest address after any segment: where the heap may begin. */
    public long end() {
        return segments.stream().mapToLong(Segment::end).max().orElseThrow();
    }

    private static void requireProgram(ElfFile file) throws ElfFormatException {
        switch (file.header().type()) {
            case ElfHeader.ET_EXEC -> {}
            case ElfHeader.ET_DYN -> {
                if (file.header().entry() == 0) {
                    throw notExecutable("a shared library");
                }
            }
            case ElfHeader.ET_REL -> throw notExecutable("an object file that is not linked yet");
            case ElfHeader.ET_CORE -> throw notExecutable("a core dump");
            default -> throw notExecutable("an ELF file of unknown type " + file.header().type());
        }
    }

    private static ElfFormatException notExecutable(String what) {
        return new ElfFormatException(Kind.NOT_EXECUTABLE, "This is " + what + ", not a program");
    }

    private static Segment segment(ByteSpan file, ProgramHeader header, boolean positionIndependent)
            throws ElfFormatException {
        String name = "The segment at 0x%x".formatted(header.vaddr());
        if (Long.compareUnsigned(header.fileSize(), header.memorySize()) > 0) {
            throw new ElfFormatException(
                    Kind.SEGMENT_SIZES, name + " is larger in the file than in memory");
        }
        if (!file.has(header.offset(), header.fileSize())) {
            throw ElfHeader.truncated("the segment at 0x%x".formatted(header.vaddr()), file);
        }
        requireAlignment(header, name);
        long lowest = positionIndependent ? 0 : LOWEST;
        if (header.vaddr() < lowest
                || header.vaddr() >= USER_END
                || header.memorySize() < 0
                || header.memorySize() > USER_END - header.vaddr()) {
            throw new ElfFormatException(
                    Kind.SEGMENT_ADDRESS, name + " does not lie in user space");
        }
        return new Segment(
                header.vaddr(),
                header.memorySize(),
                file.slice(header.offset(), header.fileSize()),
                header.offset(),
                header.flags());
    }

    private static void requireAlignment(ProgramHeader header, String name)
            throws ElfFormatException {
        if (Long.bitCount(header.alignment()) > 1) {
            throw new ElfFormatException(
                    Kind.SEGMENT_ALIGNMENT, name + " has an alignment that is no power of two");
        }
        if (((header.vaddr() ^ header.offset()) & (PAGE - 1)) != 0) {
            throw new ElfFormatException(
                    Kind.SEGMENT_ALIGNMENT,
                    name + " lies differently in its page than in the file");
        }
    }

    private static void requireTogether(List<Segment> segments, long memoryLimit)
            throws ElfFormatException {
        if (segments.isEmpty()) {
            throw new ElfFormatException(Kind.NO_SEGMENT, "The file holds nothing to load");
        }
        List<Segment> byAddress =
                segments.stream().sorted(Comparator.comparingLong(Segment::vaddr)).toList();
        long total = 0;
        long end = 0;
        for (Segment segment : byAddress) {
            if (segment.vaddr() < end) {
                throw new ElfFormatException(
                        Kind.SEGMENTS_OVERLAP,
                        "Two segments overlap at 0x%x".formatted(segment.vaddr()));
            }
            end = segment.end();
            total = Math.min(USER_END, total + segment.memorySize());
        }
        if (total > memoryLimit) {
            throw new ElfFormatException(
                    Kind.TOO_LARGE,
                    "The program needs %d MiB of memory, more than the %d MiB allowed"
                            .formatted((total + (1 << 20) - 1) >> 20, memoryLimit >> 20));
        }
    }

    private static void requireEntry(long entry, List<Segment> segments) throws ElfFormatException {
        if (segments.stream().noneMatch(s -> s.isExecutable() && s.contains(entry))) {
            throw new ElfFormatException(
                    Kind.BAD_ENTRY,
                    "The entry point 0x%x lies in no executable segment".formatted(entry));
        }
    }

    private static long programHeadersVaddr(ElfHeader header, List<Segment> segments) {
        long offset = header.programHeaderOffset();
        return segments.stream()
                .filter(segment -> segment.contents().has(offset - segment.fileOffset(), 1))
                .mapToLong(segment -> offset - segment.fileOffset() + segment.vaddr())
                .findFirst()
                .orElse(0);
    }

    private static Optional<ProgramHeader> first(ElfFile file, int type) {
        return file.programHeaders().stream().filter(header -> header.type() == type).findFirst();
    }
}
