/**
 * Bytes to instructions. One table of opcodes feeds the decoder, the disassembler and the engines.
 *
 * <p>The decoder turns at most 15 bytes into an immutable {@link
 * org.stackshift.machine.decode.Instruction}, which knows its operands but not what it does.
 */
@NullMarked
package org.stackshift.machine.decode;

import org.jspecify.annotations.NullMarked;
