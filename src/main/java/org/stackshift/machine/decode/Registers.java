package org.stackshift.machine.decode;

import org.stackshift.machine.decode.Operand.Register;
import org.stackshift.machine.decode.Operand.RegisterFile;

/** One {@link Register} object per register and width, so that decoding need not make them. */
final class Registers {
    private static final int INDEXES = 16;
    private static final int SIZES = 17;
    private static final Register[] ALL = all();

    private Registers() {}

    /** Register {@code index} (0-15) of a file at a width of up to 16 bytes. */
    static Register of(RegisterFile file, int index, int size) {
        return ALL[position(file, index, size)];
    }

    private static Register[] all() {
        RegisterFile[] files = RegisterFile.values();
        Register[] all = new Register[files.length * INDEXES * SIZES];
        for (RegisterFile file : files) {
            for (int index = 0; index < INDEXES; index++) {
                for (int size = 0; size < SIZES; size++) {
                    all[position(file, index, size)] = new Register(file, index, size);
                }
            }
        }
        return all;
    }

    private static int position(RegisterFile file, int index, int size) {
        return (file.ordinal() * INDEXES + index) * SIZES + size;
    }
}
