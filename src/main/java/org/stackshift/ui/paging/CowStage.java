package org.stackshift.ui.paging;

import org.stackshift.session.view.paging.CowFault;

import java.util.ArrayList;
import java.util.List;

/** What happens at a write to a shared page, in this order. */
enum CowStage {
    /** The tables are walked: present, but not writable. */
    WALK,
    /** #PF; or the kernel, writing for a system call, meets the same. */
    FAULT,
    /** A free frame is taken. */
    ALLOCATE,
    /** The old frame's bytes are copied into it. */
    COPY,
    /** The entry is changed. */
    REMAP,
    /** The TLB forgets the page, and the write is tried again. */
    INVALIDATE;

    /** The stages that a fault went through. */
    static List<CowStage> of(CowFault fault) {
        List<CowStage> stages = new ArrayList<>(List.of(WALK, FAULT));
        if (fault.kind() != CowFault.Kind.REUSED) {
            stages.add(ALLOCATE);
        }
        if (fault.kind() == CowFault.Kind.COPIED) {
            stages.add(COPY);
        }
        stages.addAll(List.of(REMAP, INVALIDATE));
        return stages;
    }

    boolean isBefore(CowStage other) {
        return ordinal() < other.ordinal();
    }
}
