package org.stackshift.session.target;

import org.stackshift.debug.Peek;
import org.stackshift.isa.PageBits;
import org.stackshift.machine.Machine;

import java.util.OptionalLong;

/** Looks at the memory of a machine through the present page tables. */
final class MachinePeek implements Peek {
    private static final int IN_PAGE = PageBits.PAGE_SIZE - 1;

    private final Machine machine;

    MachinePeek(Machine machine) {
        this.machine = machine;
    }

    @Override
    public OptionalLong word(long vaddr) {
        if ((vaddr & IN_PAGE) <= IN_PAGE + 1 - Long.BYTES) {
            long paddr = machine.peekTranslate(vaddr);
            return isRam(paddr, Long.BYTES)
                    ? OptionalLong.of(machine.ram().read64(paddr))
                    : OptionalLong.empty();
        }
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            long paddr = machine.peekTranslate(vaddr + i);
            if (!isRam(paddr, 1)) {
                return OptionalLong.empty();
            }
            value |= (machine.ram().read8(paddr) & 0xffL) << 8 * i;
        }
        return OptionalLong.of(value);
    }

    private boolean isRam(long paddr, int size) {
        return paddr >= 0 && paddr <= machine.ram().bytes().length - size;
    }
}
