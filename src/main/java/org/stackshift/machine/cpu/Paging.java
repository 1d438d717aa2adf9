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
import org.stackshift.machine.memory.TlbContext;
import org.stackshift.machine.memory.TlbContexts;
import org.stackshift.machine.memory.TlbContexts.Mode;

/**
 * Linear to physical addresses as control registers and tables have it: the TLB, and the page walk
 * where it does not know.
 */
public final class Paging {
    private static final long PAGE_MASK = -(long) PageBits.PAGE_SIZE;

    /**
     * Marks, beside the bits of an error code, a supervisor access that no operand asks for, such
     * as that to a descriptor table: SMAP forbids it whatever rflags.AC says (SDM vol. 3 §4.6.1).
     */
    static final int IMPLICIT = 1 << 16;

    private final Cpu cpu;
    private final Ram ram;
    private final PageWalk walk;
    private final TlbContexts contexts = new TlbContexts();
    private long misses;

    Paging(Cpu cpu, Ram ram) {
        this.cpu = cpu;
        this.ram = ram;
        this.walk = new PageWalk(ram);
    }

    /** The entries of the current mode's TLB. */
    long[] tlb() {
        return (cpu.cpl == 3 ? Mode.USER : Mode.SUPERVISOR).of(contexts.current()).entries();
    }

    /** Everything remembered. */
    TlbContexts contexts() {
        return contexts;
    }

    /** Walks so far. */
    long misses() {
        return misses;
    }

    /**
     * From now on writes to the frame of {@code paddr} take the slow path, which looks for decoded
     * code.
     */
    void protectFrame(long paddr) {
        contexts.protectFrame(paddr);
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
        Mode mode = (access & ERROR_U) != 0 ? Mode.USER : Mode.SUPERVISOR;
        Tlb target = mode.of(contexts.current());
        int part = part(access);
        long known = target.lookup(part, vaddr);
        if (known == -1) {
            return fill(mode, part, vaddr, access);
        }
        if (part == Tlb.WRITE) {
            target.watch(vaddr, ram.code().isCodePage(known));
        }
        return known;
    }

    private static int part(int access) {
        if ((access & ERROR_I) != 0) {
            return Tlb.EXECUTE;
        }
        return (access & ERROR_W) != 0 ? Tlb.WRITE : Tlb.READ;
    }

    private long fill(Mode mode, int part, long vaddr, int access) {
        if ((cpu.cr0 & ControlBits.CR0_PG) == 0) {
            return remember(mode, part, vaddr, vaddr, 0);
        }
        TlbContext other = contexts.findGlobal(mode, part, vaddr);
        if (other != contexts.current()) {
            Tlb tlb = mode.of(other);
            long paddr = tlb.lookup(part, vaddr);
            return remember(mode, part, vaddr, paddr, tlb.attributes(part, vaddr));
        }
        misses++;
        long paddr = walk.translate(cpu.cr3, vaddr, access & ~IMPLICIT, rules(access));
        if (paddr < 0) {
            throw new GuestFault(Vector.PF, PageWalk.errorCode(paddr), vaddr);
        }
        // SMAP depends on rflags.AC, which no TLB entry can know: such pages are walked each time.
        boolean cacheable =
                mode == Mode.USER || (cpu.cr4 & ControlBits.CR4_SMAP) == 0 || !walk.isUserPage();
        return cacheable ? remember(mode, part, vaddr, paddr, attributes()) : paddr;
    }

    /** Without CR4.PGE, bit 8 of an entry means nothing. */
    private int attributes() {
        int attributes = walk.attributes();
        boolean globals = (cpu.cr4 & ControlBits.CR4_PGE) != 0;
        return globals ? attributes : attributes & ~(int) PageBits.G;
    }

    private long remember(Mode mode, int part, long vaddr, long paddr, int attributes) {
        if (ram.contains(paddr & PAGE_MASK, PageBits.PAGE_SIZE)) {
            contexts.put(mode, part, vaddr, paddr, attributes);
            if (part == Tlb.WRITE && ram.code().isCodePage(paddr)) {
                mode.of(contexts.current()).watch(vaddr, true);
            }
        }
        return paddr;
    }

    /** The table that a context was last loaded with; that of the current one stands in cr3. */
    long table(TlbContext context) {
        return context == contexts.current() ? cpu.cr3 & PageBits.FRAME : context.table();
    }

    /** Whether the tables at {@code table} still say what a TLB entry says. */
    boolean agrees(long table, long vaddr, long paddr, int attributes) {
        return walk.peek(table, vaddr) == paddr && attributes() == attributes;
    }

    private int rules(int access) {
        int rules = (cpu.cr0 & ControlBits.CR0_WP) != 0 ? PageWalk.Rules.WP : 0;
        if ((cpu.efer & ControlBits.EFER_NXE) != 0) {
            rules |= PageWalk.Rules.NXE;
        }
        if ((cpu.cr4 & ControlBits.CR4_SMEP) != 0) {
            rules |= PageWalk.Rules.SMEP;
        }
        boolean allowed = (cpu.flagsRest & Rflags.AC) != 0 && (access & IMPLICIT) == 0;
        if ((cpu.cr4 & ControlBits.CR4_SMAP) != 0 && !allowed) {
            rules |= PageWalk.Rules.SMAP;
        }
        return rules;
    }

    void copyFrom(Paging other) {
        contexts.copyFrom(other.contexts);
        misses = other.misses;
    }
}
