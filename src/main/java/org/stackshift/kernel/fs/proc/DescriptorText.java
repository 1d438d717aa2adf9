package org.stackshift.kernel.fs.proc;

import org.stackshift.abi.ErrnoException;
import org.stackshift.base.Copies;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.OpenFile;

import java.nio.charset.StandardCharsets;

/** A file of /proc/pid/fdinfo. */
record DescriptorText(ProcSource source, int pid, int fd) implements Inode.Generated.Text {
    @Override
    public byte[] bytes() {
        return source.process(pid)
                .flatMap(ProcSource.ProcessInfo::resources)
                .map(this::text)
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String text(ProcSource.ResourceInfo resources) {
        try {
            OpenFile file = resources.files().get(fd);
            return "pos:\t%d\nflags:\t0%o\nmnt_id:\t1\nino:\t%d\n"
                    .formatted(file.position(), file.flags(), file.stat().inode());
        } catch (ErrnoException isClosed) {
            return "";
        }
    }

    @Override
    public DescriptorText copy(Copies copies) {
        return new DescriptorText(copies.of(source), pid, fd);
    }
}
