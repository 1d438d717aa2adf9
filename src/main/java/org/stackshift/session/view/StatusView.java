package org.stackshift.session.view;

import org.jspecify.annotations.Nullable;

/**
 * The session at a glance.
 *
 * @param program the name of the program's file
 * @param state what the session does
 * @param reason why it stands still
 * @param icount instructions retired in all rings
 * @param userInstructions those retired in ring 3
 * @param cpl current privilege level
 * @param cr3 current top-level page table, a physical address
 * @param pid the current task
 * @param task its name
 * @param where the function of the next instruction, null where unknown
 */
public record StatusView(
        String program,
        RunState state,
        StopReason reason,
        long icount,
        long userInstructions,
        int cpl,
        long cr3,
        int pid,
        String task,
        @Nullable Symbol where) {}
