package org.stackshift.session.target;

import org.stackshift.base.ByteSpan;
import org.stackshift.debug.Peek;
import org.stackshift.kernel.mm.Backing;
import org.stackshift.kernel.mm.Vma;
import org.stackshift.kernel.task.Task;

import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Looks at a program's memory as the program would find it: where a page is not present yet, at the
 * bytes of the file that the first access would bring in.
 */
final class ProgramPeek implements Peek {
    private final Peek present;
    private final Supplier<Task> task;

    /**
     * @param present the memory that the page tables show
     */
    ProgramPeek(Peek present, Supplier<Task> task) {
        this.present = present;
        this.task = task;
    }

    @Override
    public OptionalLong word(long vaddr) {
        OptionalLong word = present.word(vaddr);
        return word.isPresent() ? word : wordOfFile(vaddr);
    }

    private OptionalLong wordOfFile(long vaddr) {
        if (!task.get().hasMm()) {
            return OptionalLong.empty();
        }
        Vma vma = task.get().mm().vmas().find(vaddr);
        if (vma == null || vma.backing() == null || !vma.contains(vaddr + Long.BYTES - 1)) {
            return OptionalLong.empty();
        }
        Backing backing = vma.backing();
        byte[] bytes = new byte[Long.BYTES];
        backing.file().read(backing.offset() + vaddr - vma.start(), bytes, 0, Long.BYTES);
        return OptionalLong.of(ByteSpan.of(bytes).i64(0));
    }
}
