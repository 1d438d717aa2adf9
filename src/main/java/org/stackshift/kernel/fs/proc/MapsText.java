package org.stackshift.kernel.fs.proc;

import org.stackshift.abi.Mman;
import org.stackshift.kernel.fs.FileBytes;
import org.stackshift.kernel.fs.Stat;
import org.stackshift.kernel.fs.proc.ProcSource.ProcessInfo;
import org.stackshift.kernel.mm.Backing;
import org.stackshift.kernel.mm.Vma;

/** What /proc/pid tells about mappings and mounts. */
final class MapsText {
    /** Where a mapping's name begins. */
    private static final int NAME_COLUMN = 73;

    private MapsText() {}

    /** The ranges of an address space, one a line. */
    static String maps(ProcessInfo process) {
        StringBuilder text = new StringBuilder();
        process.resources().ifPresent(has -> has.mm().vmas().all().forEach(vma -> line(text, vma)));
        return text.toString();
    }

    private static void line(StringBuilder text, Vma vma) {
        Backing backing = vma.backing();
        long offset = backing == null ? 0 : backing.offset();
        long inode = backing != null && backing.file() instanceof FileBytes file ? file.inode() : 0;
        String line =
                "%08x-%08x %c%c%c%c %08x %s %d "
                        .formatted(
                                vma.start(),
                                vma.end(),
                                (vma.prot() & Mman.PROT_READ) != 0 ? 'r' : '-',
                                (vma.prot() & Mman.PROT_WRITE) != 0 ? 'w' : '-',
                                (vma.prot() & Mman.PROT_EXEC) != 0 ? 'x' : '-',
                                vma.isShared() ? 's' : 'p',
                                offset,
                                inode == 0 ? "00:00" : "00:%02x".formatted(Stat.DEVICE),
                                inode);
        text.append(line);
        if (!vma.name().isEmpty()) {
            text.repeat(' ', Math.max(0, NAME_COLUMN - line.length())).append(vma.name());
        }
        text.append('\n');
    }

    static String mounts() {
        return """
        tmpfs / tmpfs rw 0 0
        proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
        devtmpfs /dev devtmpfs rw,nosuid 0 0
        """;
    }

    static String mountinfo() {
        return """
        1 0 0:28 / / rw - tmpfs tmpfs rw
        2 1 0:29 / /proc rw,nosuid,nodev,noexec,relatime - proc proc rw
        3 1 0:30 / /dev rw,nosuid - devtmpfs devtmpfs rw
        """;
    }
}
