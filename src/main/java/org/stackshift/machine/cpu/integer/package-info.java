/**
 * The integer instructions of 64-bit mode.
 *
 * <p>What an instruction means stands once, in small static functions ({@link Alu}, {@link Shift},
 * {@link Multiply}, {@link Divide}, {@link BitOps}, {@link BitFields}). They take operands
 * <em>sign-extended</em> from their width to 64 bits, return the result likewise, and note the
 * flags in the CPU. A {@link BinaryOperation} names one that has the common shape (destination,
 * source, width).
 *
 * <p>Op classes bring the operands: three templates ({@link RegisterForm}, {@link LoadForm}, {@link
 * UpdateForm}) serve every binary operation at every width, and {@link Specialiser} makes the copy
 * of a template in which operation and width are constants for the JIT compiler. Rarer instructions
 * go through {@link Place}, an operand that is a register or memory. {@link IntegerOps} chooses.
 */
@NullMarked
package org.stackshift.machine.cpu.integer;

import org.jspecify.annotations.NullMarked;
