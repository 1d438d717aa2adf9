package org.stackshift.machine.cpu.integer;

/**
 * What is constant in one specialised copy of a template for binary operations.
 *
 * @param operation what is done
 * @param bytes width of the destination and of the operation: 1, 2, 4 or 8
 * @param sourceBytes width of the source, smaller for movzx and movsx
 * @param immediate whether the source is a constant in the code
 * @param based whether the memory operand, if there is one, is addressed by base + displacement
 */
record Shape(
        BinaryOperation operation, int bytes, int sourceBytes, boolean immediate, boolean based) {}
