package org.stackshift.session.view.paging;

/**
 * A process whose memory can be looked at.
 *
 * @param pid of the process ("tgid")
 * @param name of the program ("comm")
 * @param isCurrent whether a CPU runs with its page tables now
 */
public record ProcessRef(int pid, String name, boolean isCurrent) {}
