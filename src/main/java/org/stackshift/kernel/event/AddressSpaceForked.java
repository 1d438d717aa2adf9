package org.stackshift.kernel.event;

import org.stackshift.base.Event;
import org.stackshift.kernel.mm.Forked;

/**
 * A task's address space was duplicated for a child.
 *
 * @param pid the parent
 * @param fork both page tables and how many frames they share
 */
public record AddressSpaceForked(long icount, int pid, Forked fork) implements Event {}
