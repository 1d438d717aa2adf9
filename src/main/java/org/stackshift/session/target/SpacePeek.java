package org.stackshift.session.target;

import org.stackshift.debug.Peek;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.Kernel;
import org.stackshift.kernel.mm.AddressSpace;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Looks at one address space, whether a CPU runs with its page tables or not. */
final class SpacePeek implements Peek {
    private static final int IN_PAGE = PageBits.PAGE_SIZE - 1;

    private final Kernel kernel;
    private final Peek present;
    private final Supplier<Optional<AddressSpace>> space;

    /**
     * @param present what the CPU's page tables show
     * @param space the address space; empty for whatever the CPU has loaded
     */
    SpacePeek(Kernel kernel, Peek present, Supplier<Optional<AddressSpace>> space) {
        this.kernel = kernel;
        this.present = present;
        this.space = space;
    }

    @Override
    public OptionalLong word(long vaddr) {
        AddressSpace mm = vaddr < 0 ? null : space.get().orElse(null);
        boolean isPresent = mm == null || mm.pgd() == (kernel.machine().cpu().cr3 & PageBits.FRAME);
        return isPresent ? present.word(vaddr) : word(mm.pgd(), vaddr);
    }

    private OptionalLong word(long pgd, long vaddr) {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            long entry = kernel.memory().tables().get(pgd, vaddr + i);
            if ((entry & PageBits.P) == 0) {
                return OptionalLong.empty();
            }
            long paddr = entry & PageBits.FRAME | vaddr + i & IN_PAGE;
            if (paddr >= kernel.machine().ram().bytes().length) {
                return OptionalLong.empty();
            }
            value |= (kernel.machine().ram().read8(paddr) & 0xffL) << 8 * i;
        }
        return OptionalLong.of(value);
    }
}
