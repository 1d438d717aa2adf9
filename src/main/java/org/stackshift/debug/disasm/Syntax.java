package org.stackshift.debug.disasm;

/** The two ways to write x86 assembly. */
public enum Syntax {
    /** Source first, sizes as suffixes: {@code movl $0x1,(%rax)}. */
    ATT,
    /** Destination first, sizes with the operands: {@code mov DWORD PTR [rax],0x1}. */
    INTEL
}
