package org.stackshift.machine.cpu;

import static org.stackshift.isa.PageBits.ERROR_I;
import static org.stackshift.isa.PageBits.ERROR_U;
import static org.stackshift.isa.PageBits.ERROR_W;

import org.stackshift.isa.ControlBits;
import org.stackshift.isa.PageBits;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Vector;
import org.stackshift.machine.memory.PageWalk;
import org.stackshift.machine.memory.Ram;
import org.stackshift.machine.memory.Tlb;

/**
 * Linear to physical addresses as control registers and tables have it: one TLB for each mode, and
 * the page walk where it does not know.
 */
public final class Paging {
    private static final long PAGE_MASK = -(long) PageBits.PAGE_SIZE;

    private final Cpu cpu;
    private final Ram ram;
    private final PageWalk walk;
    private final Tlb userTlb = new Tlb();
    private final Tlb supervisorTlb = new Tlb();
    private int epoch;

    Paging(Cpu cpu, Ram ram) {
        this.cpu = cpu;
        this.ram = ram;
        this.walk = new PageWalk(ram);
    }

    /** The entries of the current mode's TLB. */
    long[] tlb() {
        return (cpu.cpl == 3 ? userTlb : supervisorTlb).entries();
    }

    /**
     * Changes whenever a translation may have changed: what was found by an older epoch must be
     * looked up again.
     */
    int epoch() {
        return epoch;
    }

    /** Forgets everything. */
    void flush() {
        userTlb.flush();
        supervisorTlb.flush();
        epoch++;
    }

    /** Forgets one page. */
    void invalidate(long vaddr) {
        userTlb.invalidate(vaddr);
        supervisorTlb.invalidate(vaddr);
        epoch++;
    }

    /**
     * From now on writes to the frame of {@code paddr} take the slow path, which looks for decoded
     * code.
     */
    void protectFrame(long paddr) {
        userTlb.protectFrame(paddr);
        supervisorTlb.protectFrame(paddr);
    }

    /** Physical address of {@code vaddr}, or -1, without any side effect. */
    public long peek(long vaddr) {
        if ((cpu.cr0 & ControlBits.CR0_PG) == 0) {
            return vaddr;
        }
        return isCanonical(vaddr) ? walk.peek(cpu.cr3, vaddr) : -1;
    }

    /** Whether bits 63..47 are all alike (SDM vol. 1 §3.3.7.1). */
    public static boolean isCanonical(long vaddr) {
        return vaddr << 16 >> 16 == vaddr;
    }

    /** Where to fetch the instruction byte at {@code vaddr}; raises what the fetch raises. */
    long forFetch(long vaddr) {
        return translate(vaddr, ERROR_I | mode());
    }

    /** Where to write the byte at {@code vaddr}; raises what the write raises. */
    long forWrite(long vaddr) {
        return translate(vaddr, ERROR_W | mode());
    }

    /** The bit of {@code access} that says who asks. */
    int mode() {
        return cpu.cpl == 3 ? ERROR_U : 0;
    }

    /** Translates through the TLB or the tables; {@code access} is as for {@link PageWalk}. */
    long translate(long vaddr, int access) {
        if (!isCanonical(vaddr)) {
            throw GuestFault.nonCanonical(vaddr);
        }
        Tlb target = (access & ERROR_U) != 0 ? userTlb : supervisorTlb;
        int part = part(access);
        long known = target.lookup(part, vaddr);
        return known != -1 ? known : fill(target, part, vaddr, access);
    }

    private static int part(int access) {
        if ((access & ERROR_I) != 0) {
            return Tlb.EXECUTE;
        }
        return (access & ERROR_W) != 0 ? Tlb.WRITE : Tlb.READ;
    }

    private long fill(Tlb target, int part, long vaddr, int access) {
        if ((cpu.cr0 & ControlBits.CR0_PG) == 0) {
            return remember(target, part, vaddr, vaddr);
        }
        int rules = rules();
        long paddr = walk.translate(cpu.cr3, vaddr, access, rules);
        if (paddr < 0) {
            throw new GuestFault(Vector.PF, PageWalk.errorCode(paddr), vaddr);
        }
        // SMAP depends on rflags.AC, which no TLB entry can know: such pages are walked each time.
        boolean cacheable =
                (access & ERROR_U) != 0
                        || (cpu.cr4 & ControlBits.CR4_SMAP) == 0
                        || !walk.isUserPage();
        return cacheable ? remember(target, part, vaddr, paddr) : paddr;
    }

    private long remember(Tlb target, int part, long vaddr, long paddr) {
        boolean watched = part == Tlb.WRITE && ram.code().isCodePage(paddr);
        if (!watched && ram.contains(paddr & PAGE_MASK, PageBits.PAGE_SIZE)) {
            target.put(part, vaddr, paddr);
        }
        return paddr;
    }

    private int rules() {
        int rules = (cpu.cr0 & ControlBits.CR0_WP) != 0 ? PageWalk.Rules.WP : 0;
        if ((cpu.efer & ControlBits.EFER_NXE) != 0) {
            rules |= PageWalk.Rules.NXE;
        }
        if ((cpu.cr4 & ControlBits.CR4_SMEP) != 0) {
            rules |= PageWalk.Rules.SMEP;
        }
        if ((cpu.cr4 & ControlBits.CR4_SMAP) != 0 && (cpu.flagsRest & Rflags.AC) == 0) {
            rules |= PageWalk.Rules.SMAP;
        }
        return rules;
    }

    void copyFrom(Paging other) {
        userTlb.copyFrom(other.userTlb);
        supervisorTlb.copyFrom(other.supervisorTlb);
        epoch++;
    }
}
