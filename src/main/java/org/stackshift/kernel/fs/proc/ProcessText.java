package org.stackshift.kernel.fs.proc;

import org.stackshift.base.Copies;
import org.stackshift.kernel.fs.Inode;

/** The text of a file about a process or one of its threads; empty when it is gone. */
record ProcessText(ProcSource source, int pid, int tid, ProcessFile file)
        implements Inode.Generated.Text {
    @Override
    public byte[] bytes() {
        return source.process(pid)
                .flatMap(
                        process ->
                                process.threads().stream()
                                        .filter(thread -> thread.tid() == tid)
                                        .findFirst()
                                        .map(thread -> file.bytes(process, thread)))
                .orElse(new byte[0]);
    }

    @Override
    public ProcessText copy(Copies copies) {
        return new ProcessText(copies.of(source), pid, tid, file);
    }
}
