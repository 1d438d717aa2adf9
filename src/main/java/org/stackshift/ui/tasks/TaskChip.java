package org.stackshift.ui.tasks;

/**
 * A task in a row of the queues.
 *
 * @param state the letter that ps shows
 * @param name name and number
 * @param note what the policy sees, or what exactly it waits for
 * @param running whether it is on the CPU
 * @param shown whether registers and stacks on show are its
 * @param used part of its slice that is used up, 0 to 1; negative without a slice
 */
record TaskChip(
        int pid,
        char state,
        String name,
        String note,
        boolean running,
        boolean shown,
        double used) {
    String text() {
        return state + " " + name + (note.isEmpty() ? "" : " · " + note);
    }
}
