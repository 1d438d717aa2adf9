/**
 * Machine code as text, exactly as GNU objdump 2.40 prints it, in AT&amp;T and Intel syntax.
 *
 * <p>{@link org.stackshift.debug.disasm.Disassembler} sweeps over bytes and yields one {@link
 * org.stackshift.debug.disasm.Line} an instruction; names of addresses come through {@link
 * org.stackshift.debug.disasm.SymbolNames}.
 *
 * <p>Inside, an {@code EncodedInstruction} couples the meaning (what the decoder says) with the
 * bytes (which say how it was spelled: a displacement of zero, an unused prefix). {@code
 * PrefixWords} finds the prefixes that changed nothing, {@code AttMnemonics} and {@code
 * IntelMnemonics} the names with their suffixes, {@code AttFormatter} and {@code IntelFormatter}
 * put them together with the operands.
 */
@NullMarked
package org.stackshift.debug.disasm;

import org.jspecify.annotations.NullMarked;
