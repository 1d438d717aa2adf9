/**
 * MMX and SSE up to SSE4.2: what each instruction means, and the ops that tier 0 runs.
 *
 * <p>An instruction has one meaning, a static function over the bit patterns of its lanes. Integer
 * lanes live in {@link org.stackshift.machine.cpu.sse.PackedIntegers} and its neighbours: a
 * function takes 64 bits of each operand and is used once for an MMX register and twice for an XMM
 * register.
 *
 * <p>Floating-point lanes have two paths. The quick one ({@link
 * org.stackshift.machine.cpu.sse.DoubleLanes}, {@link org.stackshift.machine.cpu.sse.SingleLanes})
 * uses Java's own arithmetic, which is IEEE 754 round to nearest, and is taken when MXCSR holds its
 * reset value in all control bits and neither operands nor result are near the edges of the format;
 * all that can happen then is an inexact result. Everything else (NaN, denormal, overflow, directed
 * rounding, flush to zero) goes to {@link org.stackshift.machine.cpu.sse.SoftFloat}, which computes
 * with integers and raises every flag as SDM vol. 1 §11.5 says. Both add the flags they raise to
 * {@code cpu.mxcsr} at once.
 *
 * <p>{@link org.stackshift.machine.cpu.sse.SseOps} binds a decoded instruction to its operands. To
 * change one instruction: find its mnemonic there, follow it to its lane function, and run the host
 * comparison tests.
 */
@NullMarked
package org.stackshift.machine.cpu.sse;

import org.jspecify.annotations.NullMarked;
