package org.stackshift.image.dwarf;

/**
 * One row of a line table (DWARF 5 §6.2.2): the instructions from {@code vaddr} up to the next row
 * come from a line.
 *
 * @param vaddr of the first instruction, as linked
 * @param line counted from 1; 0 = from no line at all
 * @param column counted from 1; 0 = unknown
 * @param isStatement whether this is a good place for a breakpoint on the line
 */
public record LineRow(long vaddr, SourceFile file, int line, int column, boolean isStatement) {}
