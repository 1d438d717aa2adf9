package org.stackshift.ui.paging;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the player of copy-on-write faults draws.
 *
 * @param faults the latest first
 * @param selected number of the one that is played; -1 for none
 * @param stages what it went through
 * @param stage which of them is on show
 * @param sentence what happened in it
 * @param picture how memory stood then; null without a fault
 */
record CowState(
        List<Fault> faults,
        int selected,
        List<CowStage> stages,
        CowStage stage,
        String sentence,
        @Nullable Picture picture) {
    static final CowState EMPTY = new CowState(List.of(), -1, List.of(), CowStage.WALK, "", null);

    /** One fault in the list: its number and what it is called. */
    record Fault(int number, String text) {}

    /**
     * Memory at a stage.
     *
     * @param entry of the process that wrote
     * @param old the frame that was shared
     * @param fresh the new frame, null where there is none (yet)
     * @param sharers who else has the old frame, null where nobody is known
     * @param leadsToFresh whether the entry leads to the new frame already
     */
    record Picture(
            Box entry, Box old, @Nullable Box fresh, @Nullable Box sharers, boolean leadsToFresh) {}

    /**
     * One box of the picture.
     *
     * @param title what it is
     * @param lines what stands in it
     * @param active whether this stage is about it
     */
    record Box(String title, List<String> lines, boolean active) {
        Box {
            lines = List.copyOf(lines);
        }
    }

    CowState {
        faults = List.copyOf(faults);
        stages = List.copyOf(stages);
    }
}
