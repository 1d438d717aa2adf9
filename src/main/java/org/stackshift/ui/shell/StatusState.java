package org.stackshift.ui.shell;

/**
 * What the status bar and the cause line show.
 *
 * @param state one word: paused, running
 * @param sentence why the machine stands still
 * @param tone how the sentence is set off
 * @param time instructions retired
 * @param mode privilege level in words
 * @param task number and name
 * @param cr3 digits
 * @param where the function of the next instruction
 */
public record StatusState(
        String state,
        String sentence,
        String tone,
        String time,
        String mode,
        String task,
        String cr3,
        String where) {
    /** No program. */
    public static final StatusState EMPTY = new StatusState("", "", "neutral", "", "", "", "", "");
}
