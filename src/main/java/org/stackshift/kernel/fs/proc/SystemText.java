package org.stackshift.kernel.fs.proc;

import org.stackshift.base.Copies;
import org.stackshift.kernel.fs.Inode;

import java.nio.charset.StandardCharsets;

/** The text of a file about the machine. */
record SystemText(ProcSource source, SystemFile file) implements Inode.Generated.Text {
    @Override
    public byte[] bytes() {
        return file.text(source).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public SystemText copy(Copies copies) {
        return new SystemText(copies.of(source), file);
    }
}
