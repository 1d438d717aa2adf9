package org.stackshift.session.target;

import org.stackshift.debug.LoadedImage;
import org.stackshift.debug.SourceMap;
import org.stackshift.debug.SourcePosition;
import org.stackshift.debug.SourceText;
import org.stackshift.image.dwarf.AddressRange;
import org.stackshift.image.elf.ElfFile;
import org.stackshift.image.elf.ElfFormatException;
import org.stackshift.kernel.entry.KernelSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Source lines of all code that can run here: the program's, and in the upper half of the addresses
 * the kernel's.
 */
public final class Sources {
    private final SourceMap program;
    private final SourceText programText;
    private final SourceMap kernel;
    private final KernelSource kernelSource;

    /** Source of a program, found by its debugging information, and of the kernel. */
    Sources(LoadedImage program, SourceText text) {
        this.program = new SourceMap(program);
        this.programText = text;
        this.kernelSource = KernelSource.load();
        this.kernel = kernelMap(kernelSource);
    }

    private static SourceMap kernelMap(KernelSource source) {
        try {
            return new SourceMap(new LoadedImage(ElfFile.parse(source.debugFile()), 0));
        } catch (ElfFormatException ours) {
            throw new IllegalStateException("the kernel's line table is broken", ours);
        }
    }

    private SourceMap mapOf(long vaddr) {
        return vaddr < 0 ? kernel : program;
    }

    private SourceMap mapOf(String file) {
        return kernelSource.text().containsKey(file) ? kernel : program;
    }

    /** The line that an instruction comes from. */
    public Optional<SourcePosition> at(long vaddr) {
        return mapOf(vaddr).at(vaddr);
    }

    /** The instructions around an address that the line table treats as one. */
    Optional<AddressRange> extentAt(long vaddr) {
        return mapOf(vaddr).extentAt(vaddr);
    }

    /** Whether an instruction begins a statement. */
    boolean isStatement(long vaddr) {
        return mapOf(vaddr).isStatement(vaddr);
    }

    /** Where a breakpoint on a line belongs. */
    List<Long> addressesOf(SourcePosition position) {
        return mapOf(position.file()).addressesOf(position);
    }

    /** The line itself or the next one that has code. */
    Optional<Integer> breakableLine(SourcePosition position) {
        return mapOf(position.file()).breakableLine(position);
    }

    /** Lines of a file that have code. */
    public Set<Integer> codeLines(String file) {
        return mapOf(file).codeLines(file);
    }

    /** Paths of all files that some instruction comes from, the program's first. */
    public List<String> files() {
        return Stream.concat(program.files().stream(), kernel.files().stream()).toList();
    }

    /** The lines of a file; empty if it is not to be had. The same list each time. */
    public List<String> text(String file) {
        List<String> ofKernel = kernelSource.text().get(file);
        return ofKernel != null ? ofKernel : programText.lines(file);
    }
}
