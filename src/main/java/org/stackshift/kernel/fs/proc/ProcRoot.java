package org.stackshift.kernel.fs.proc;

import org.jspecify.annotations.Nullable;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.Owner;

import java.util.ArrayList;
import java.util.List;

/** /proc itself. */
public final class ProcRoot extends ProcDirectory {
    private static final String SELF = "self";
    private static final String THREAD_SELF = "thread-self";
    private static final String SYS = "sys";

    /** To be put as {@code proc} into {@code root}. */
    public ProcRoot(ProcSource source, Directory root) {
        super(source, Owner.ROOT, root, "proc");
    }

    private ProcRoot(ProcRoot original) {
        super(original);
    }

    @Override
    public @Nullable Inode child(String name) {
        int pid = source().currentProcess();
        return switch (name) {
            case SELF -> link(name, Integer.toString(pid));
            case THREAD_SELF -> link(name, pid + "/task/" + source().currentThread());
            case "mounts" -> link(name, "self/mounts");
            case SYS -> new SettingDirectory(source(), this, SYS, Settings.KERNEL);
            default -> numbered(name);
        };
    }

    private @Nullable Inode numbered(String name) {
        for (SystemFile file : SystemFile.values()) {
            if (file.fileName().equals(name)) {
                return file(name, 0444, new SystemText(source(), file));
            }
        }
        int pid = number(name);
        return source().process(pid)
                .map(process -> new ProcessDirectory(source(), this, name, pid, pid))
                .orElse(null);
    }

    /** A name as a number, or -1. */
    static int number(String name) {
        boolean isNumber =
                !name.isEmpty()
                        && name.length() < 10
                        && name.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(name) : -1;
    }

    @Override
    public List<Entry> list() {
        List<String> names = new ArrayList<>();
        for (SystemFile file : SystemFile.values()) {
            names.add(file.fileName());
        }
        names.addAll(List.of("mounts", SELF, SYS, THREAD_SELF));
        names.sort(null);
        source().processes().forEach(pid -> names.add(Integer.toString(pid)));
        List<Entry> entries = new ArrayList<>();
        for (String name : names) {
            Inode inode = child(name);
            if (inode != null) {
                entries.add(new Entry(name, inode));
            }
        }
        return entries;
    }

    @Override
    protected Inode twin() {
        return new ProcRoot(this);
    }
}
