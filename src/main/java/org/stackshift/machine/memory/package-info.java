/**
 * Physical memory, the page walk and the TLB.
 *
 * <p>{@link org.stackshift.machine.memory.Ram} is one growing array. {@link
 * org.stackshift.machine.memory.PageWalk} reads the tables in it, {@link
 * org.stackshift.machine.memory.Tlb} remembers what it found, for as long as the guest does not say
 * otherwise: one for each mode makes a {@link org.stackshift.machine.memory.TlbContext}, one of
 * those for each process-context identifier makes a CPU's {@link
 * org.stackshift.machine.memory.TlbContexts}. {@link org.stackshift.machine.memory.CodeMap} knows
 * which bytes have been decoded.
 */
@NullMarked
package org.stackshift.machine.memory;

import org.jspecify.annotations.NullMarked;
