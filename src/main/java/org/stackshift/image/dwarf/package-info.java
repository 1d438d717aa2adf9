/**
 * DWARF 2 to 5 debugging information: what compilers leave in an ELF file so that machine code can
 * be read as source.
 *
 * <p>{@link org.stackshift.image.dwarf.DebugInfo#read} turns the sections of one file into records
 * once: functions with their variables and types, the {@linkplain
 * org.stackshift.image.dwarf.LineTable line table}, and {@linkplain
 * org.stackshift.image.dwarf.CallFrames call frame information} with the rules that undo a stack
 * frame. Addresses are as linked. Where a value lives at run time is said by {@linkplain
 * org.stackshift.image.dwarf.Location location expressions}, which {@link
 * org.stackshift.image.dwarf.Expression} evaluates against registers and memory.
 *
 * <p>The bytes are not trusted. Every read is checked, and all reading together draws on one
 * {@linkplain org.stackshift.image.dwarf.WorkBudget budget} in proportion to the size of the file,
 * so that loops and tables that refer to each other end. What cannot be read is left out and
 * listed; nothing here throws.
 */
@NullMarked
package org.stackshift.image.dwarf;

import org.jspecify.annotations.NullMarked;
