package org.stackshift.session.view;

import java.util.List;

/**
 * All registers at one instant.
 *
 * @param icount the instant
 * @param general rax to r15 in the order of their encoding (SDM vol. 2 table 3-1)
 * @param rip the next instruction
 * @param rflags bits as in {@code isa.Rflags}
 * @param segments cs, ss, ds, es, fs, gs
 * @param system fs base, gs base, cr0, cr2, cr3, cr4 and the TSS's rsp0, in this order, named
 *     {@code fs.base}, {@code gs.base}, {@code cr0} … {@code tss.rsp0}
 * @param xmm xmm0 to xmm15
 * @param mxcsr SSE control and status
 * @param cpl current privilege level, 0 or 3
 */
public record RegistersView(
        long icount,
        List<RegisterValue> general,
        RegisterValue rip,
        long rflags,
        List<RegisterValue> segments,
        List<RegisterValue> system,
        List<XmmValue> xmm,
        int mxcsr,
        int cpl) {
    public RegistersView {
        general = List.copyOf(general);
        segments = List.copyOf(segments);
        system = List.copyOf(system);
        xmm = List.copyOf(xmm);
    }
}
