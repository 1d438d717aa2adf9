package org.stackshift.kernel.futex;

import org.stackshift.abi.Errno;
import org.stackshift.abi.ErrnoException;
import org.stackshift.isa.PageBits;
import org.stackshift.kernel.mm.AddressSpace;
import org.stackshift.kernel.mm.Vma;

/**
 * Which word a futex call means ("union futex_key").
 *
 * @param space physical address of the PML4 of the address space, 0 for {@link Scope#SHARED}
 * @param address virtual, or physical for {@link Scope#SHARED}
 */
record FutexKey(Scope scope, long space, long address) {
    private static final int WORD = 4;

    /** Who can mean the same word. */
    enum Scope {
        /** The threads of one address space, as the caller promises (FUTEX_PRIVATE_FLAG). */
        PRIVATE,
        /** The same without that promise, in memory that nobody else can see. */
        ANONYMOUS,
        /** Everybody who maps the page shared. */
        SHARED
    }

    /**
     * The key of a word.
     *
     * @param isPrivate whether the caller says that only its address space uses the word
     * @throws ErrnoException EINVAL if the word is not aligned, EFAULT if there is none
     */
    static FutexKey of(AddressSpace mm, long vaddr, boolean isPrivate) throws ErrnoException {
        if (vaddr % WORD != 0) {
            throw new ErrnoException(Errno.EINVAL);
        }
        if (isPrivate) {
            return new FutexKey(Scope.PRIVATE, mm.pgd(), vaddr);
        }
        mm.user().read32(vaddr);
        Vma vma = mm.vmas().find(vaddr);
        if (vma == null || !vma.isShared()) {
            return new FutexKey(Scope.ANONYMOUS, mm.pgd(), vaddr);
        }
        long entry = mm.physical().tables().get(mm.pgd(), vaddr);
        long paddr = entry & PageBits.FRAME | vaddr & PageBits.PAGE_SIZE - 1;
        return new FutexKey(Scope.SHARED, 0, paddr);
    }
}
