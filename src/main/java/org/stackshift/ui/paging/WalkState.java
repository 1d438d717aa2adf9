package org.stackshift.ui.paging;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.paging.PagingRequest;
import org.stackshift.session.view.paging.ProcessRef;
import org.stackshift.session.view.paging.RegionView;

import java.util.List;

/**
 * What the walk draws; all texts are finished.
 *
 * @param asked pid and address that were asked for
 * @param process whose tables, null when none is left
 * @param choice how the address was chosen, in a word
 * @param place what stands at the address
 * @param parts the address cut into indices, from the high bits on; empty where there is no address
 * @param rows one for each level
 * @param result where the walk came to
 * @param accesses what reading, writing and executing would come to
 */
record WalkState(
        List<ProcessRef> processes,
        PagingRequest asked,
        @Nullable ProcessRef process,
        List<RegionView> regions,
        String choice,
        String place,
        List<Part> parts,
        List<Row> rows,
        Result result,
        List<Access> accesses) {
    static final WalkState EMPTY =
            new WalkState(
                    List.of(),
                    PagingRequest.STANDARD,
                    null,
                    List.of(),
                    "",
                    "",
                    List.of(),
                    List.of(),
                    new Result("", "", Tone.NEUTRAL),
                    List.of());

    /** How a line is set off; each has a sign of its own. */
    enum Tone {
        NEUTRAL,
        GOOD,
        BAD
    }

    /**
     * Some bits of the address.
     *
     * @param level whose index they are, 4 to 1; 0 for the offset, 5 for the upper bits
     * @param name of the level
     * @param bits in binary
     * @param number the same in hexadecimal
     * @param used whether the walk came to use them
     */
    record Part(int level, String name, String bits, String number, boolean used) {}

    /**
     * One entry, or the effective rights of all.
     *
     * @param level 4 to 1; 0 for the effective rights
     * @param name of the table
     * @param index in hexadecimal
     * @param where physical address of the entry
     * @param entry its value
     * @param bits in the order of {@link EntryBits}
     * @param leads the frame or table that it leads to
     */
    record Row(
            int level,
            String name,
            String index,
            String where,
            String entry,
            List<Bit> bits,
            String leads) {
        Row {
            bits = List.copyOf(bits);
        }
    }

    /**
     * One bit of an entry.
     *
     * @param digit empty where it says nothing
     * @param look how it is drawn
     * @param help what it means, a sentence
     */
    record Bit(EntryBits bit, String digit, Look look, String help) {}

    /** How a bit is drawn. */
    enum Look {
        PLAIN,
        /** The CPU does not look at it. */
        IDLE,
        /** It differs from the last stop. */
        CHANGED
    }

    /**
     * @param sentence where the walk came to
     * @param bytes what lies there, empty where nothing does
     */
    record Result(String sentence, String bytes, Tone tone) {}

    /** One line on an access. */
    record Access(String sentence, Tone tone) {}

    WalkState {
        processes = List.copyOf(processes);
        regions = List.copyOf(regions);
        parts = List.copyOf(parts);
        rows = List.copyOf(rows);
        accesses = List.copyOf(accesses);
    }
}
