package org.stackshift.machine.cpu;

import org.jspecify.annotations.Nullable;
import org.stackshift.isa.PageBits;
import org.stackshift.isa.Rflags;
import org.stackshift.isa.Vector;
import org.stackshift.machine.memory.CodeMap;
import org.stackshift.machine.memory.TlbContexts;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tier-0 engine: runs decoded blocks, follows their links, and is exact wherever it stops.
 *
 * <p>While a block runs, {@code cpu.rip} and {@code cpu.icount} already stand behind it; whatever
 * unwinds out of op number i sets both back to that instruction. So the hot loop does nothing but
 * call ops, and adds once a block.
 */
public final class Interpreter {
    private static final int JUMP_CACHE_SIZE = 4096;

    private static final long DR6_SINGLE_STEP = 1 << 14;

    private final Cpu cpu;
    private final Mmu mmu;
    private final Paging paging;
    private final TlbContexts translations;
    private final BlockBuilder builder;
    private final BlockTable blocks = new BlockTable();
    private final BlockTable singles = new BlockTable();
    private final Set<Long> traps = new HashSet<>();
    private final Block[] jumpCache = new Block[JUMP_CACHE_SIZE];
    private boolean wantsAlone;

    /**
     * An engine for {@code cpu} that asks {@code factories}, in this order, what an instruction
     * means.
     */
    public Interpreter(Cpu cpu, List<OpFactory> factories) {
        this.cpu = cpu;
        this.mmu = cpu.mmu();
        this.paging = mmu.paging();
        this.translations = paging.contexts();
        this.builder = new BlockBuilder(mmu, cpu.model().level(), factories, this::isTrap);
        Arrays.fill(jumpCache, Block.nothing());
        mmu.ram().code().addListener(new CodeListener());
    }

    /**
     * Keeps blocks from running over {@code vaddr}: {@link #run} comes back when rip gets there.
     */
    public void addTrap(long vaddr) {
        if (traps.add(vaddr)) {
            blocks.forgetIf(block -> block.contains(vaddr));
        }
    }

    public void removeTrap(long vaddr) {
        traps.remove(vaddr);
    }

    /** Whether the engine only passes {@code vaddr} by {@link #runAlone}. */
    public boolean isTrap(long vaddr) {
        return !traps.isEmpty() && traps.contains(vaddr);
    }

    /**
     * Runs until icount is {@code limit}, or earlier where the world has to be looked at: after a
     * change of ring, of translations or of interruptibility, after the delivery of an exception,
     * before a trap, and before an instruction that has to run alone.
     */
    public void run(long limit) {
        cpu.limit = limit;
        mmu.sync();
        Block block = enter(cpu.rip);
        while (block != null && cpu.icount + block.count <= cpu.limit) {
            // At the limit the next block is not even looked up: its fetch might fault.
            if (!execute(block, block.count) || cpu.icount >= cpu.limit) {
                return;
            }
            block = successor(block);
        }
        if (block != null && cpu.icount < cpu.limit) {
            execute(block, (int) (cpu.limit - cpu.icount));
        }
    }

    /** Whether {@link #run} came back before an instruction that wants {@link #runAlone}. */
    public boolean wantsAlone() {
        return wantsAlone;
    }

    /**
     * Executes one instruction with everything exact, and the single-step trap after it if TF was
     * set before it.
     */
    public void runAlone() {
        wantsAlone = false;
        mmu.sync();
        cpu.singleStep = (cpu.flagsRest & Rflags.TF) != 0;
        Block block = enterAlone();
        if (block != null) {
            cpu.alone = true;
            cpu.stackWatch().aloneRip = block.vaddr;
            execute(block, 1);
            cpu.alone = false;
        }
        if (cpu.singleStep) {
            cpu.dr[6] |= DR6_SINGLE_STEP;
            Interrupts.raise(cpu, new GuestFault(Vector.DB, 0, 0), Interrupts.Source.TRAP);
        }
    }

    /** Executes the first {@code count} instructions, or fewer and returns false. */
    private boolean execute(Block block, int count) {
        Cpu c = cpu;
        c.icount += count;
        c.rip = block.rip(count);
        Op[] ops = block.ops;
        int i = 0;
        try {
            for (; i < count; i++) {
                ops[i].execute(c);
            }
            return true;
        } catch (GuestFault fault) {
            rewind(block, i, count);
            raise(fault);
        } catch (RunAlone signal) {
            rewind(block, i, count);
            wantsAlone = true;
        }
        return false;
    }

    private void rewind(Block block, int index, int count) {
        cpu.icount += index - count;
        cpu.rip = block.rip(index);
    }

    private @Nullable Block successor(Block block) {
        long rip = cpu.rip;
        long epoch = translations.epoch();
        Block next = block.link0;
        if (next.vaddr == rip && next.epoch == epoch) {
            return next;
        }
        next = block.link1;
        if (next.vaddr == rip && next.epoch == epoch) {
            return next;
        }
        return linkTo(block, rip);
    }

    private @Nullable Block linkTo(Block block, long rip) {
        Block next = enter(rip);
        if (next != null && next.epoch != Block.DEAD) {
            block.link(next);
        }
        return next;
    }

    /** The block at {@code rip}, or null at a trap or after raising what the fetch raised. */
    private @Nullable Block enter(long rip) {
        int slot = (int) (rip ^ rip >>> 12) & JUMP_CACHE_SIZE - 1;
        Block cached = jumpCache[slot];
        if (cached.vaddr == rip
                && cached.epoch == translations.epoch()
                && cached.user == isUser()) {
            return cached;
        }
        if (isTrap(rip)) {
            return null;
        }
        Block found = fetch(rip, blocks, Block.MAX_COUNT);
        if (found != null) {
            jumpCache[slot] = found;
        }
        return found;
    }

    private @Nullable Block enterAlone() {
        return fetch(cpu.rip, singles, 1);
    }

    private @Nullable Block fetch(long rip, BlockTable table, int maxCount) {
        try {
            long paddr = paging.forFetch(rip);
            // A second page may push the first one out of the TLB: then this epoch is over.
            long epoch = translations.epoch();
            Block block = table.find(paddr, rip, isUser());
            if (block == null || !stillCrosses(block)) {
                block = builder.build(rip, paddr, isUser(), maxCount);
                if (block.end == rip) {
                    return block;
                }
                table.add(block);
            }
            block.epoch = epoch;
            return block;
        } catch (GuestFault fault) {
            raise(fault);
            return null;
        }
    }

    /** Whether the second page of a block that has one is still where it was. */
    private boolean stillCrosses(Block block) {
        long secondPage = (block.vaddr | PageBits.PAGE_SIZE - 1) + 1;
        return block.secondPaddr < 0 || paging.forFetch(secondPage) == block.secondPaddr;
    }

    private void raise(GuestFault fault) {
        Interrupts.raise(cpu, StackFaults.resolve(cpu, fault), Interrupts.Source.FAULT);
    }

    private boolean isUser() {
        return cpu.cpl == 3;
    }

    /** Keeps decoded blocks and write translations in step with memory, whoever writes it. */
    private final class CodeListener implements CodeMap.Listener {
        @Override
        public void codeWritten(long paddr) {
            blocks.forgetPage(paddr);
            singles.forgetPage(paddr);
        }

        @Override
        public void codeFound(long paddr) {
            paging.protectFrame(paddr);
        }
    }
}
