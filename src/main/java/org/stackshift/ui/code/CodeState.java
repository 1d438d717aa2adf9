package org.stackshift.ui.code;

import org.jspecify.annotations.Nullable;
import org.stackshift.session.view.CodeRow;
import org.stackshift.session.view.FaultView;

import java.util.List;

/**
 * What the panel draws.
 *
 * @param file the source file, null without one
 * @param fileName its last part, for the header
 * @param source its lines
 * @param sourceFocus index of the line to keep in sight, -1 for none
 * @param function the function in the listing's header
 * @param listing instructions
 * @param listingFocus index of the instruction to keep in sight, -1 for none
 * @param files all source files
 * @param culprit the return that took the word which killed the program, null if nothing did
 */
public record CodeState(
        @Nullable String file,
        String fileName,
        List<SourceRow> source,
        int sourceFocus,
        String function,
        List<CodeRow> listing,
        int listingFocus,
        List<String> files,
        FaultView.@Nullable Ret culprit) {
    /** Nothing to show. */
    public static final CodeState EMPTY =
            new CodeState(null, "", List.of(), -1, "", List.of(), -1, List.of(), null);
}
