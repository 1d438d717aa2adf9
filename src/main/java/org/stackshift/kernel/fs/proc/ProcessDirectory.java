package org.stackshift.kernel.fs.proc;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.Owner;

import java.util.ArrayList;
import java.util.List;

/** /proc/pid, and /proc/pid/task/tid, which has no task folder. */
final class ProcessDirectory extends ProcDirectory {
    private static final List<String> LINKS = List.of("cwd", "exe", "root");
    private static final List<String> FOLDERS = List.of("fd", "fdinfo");
    private static final String TASK = "task";

    private final int pid;
    private final int tid;

    ProcessDirectory(ProcSource source, Directory parent, String name, int pid, int tid) {
        super(source, Owner.STUDENT, parent, name);
        this.pid = pid;
        this.tid = tid;
    }

    private ProcessDirectory(ProcessDirectory original) {
        super(original);
        pid = original.pid;
        tid = original.tid;
    }

    private boolean isProcess() {
        return parent() instanceof ProcRoot;
    }

    @Override
    public @Nullable Inode child(String name) {
        if (LINKS.contains(name)) {
            return place(name);
        }
        if (FOLDERS.contains(name)) {
            return new DescriptorDirectory(source(), this, name, pid);
        }
        if (name.equals(TASK) && isProcess()) {
            return new TaskDirectory(source(), this, name, pid);
        }
        for (ProcessFile file : ProcessFile.values()) {
            if (file.fileName().equals(name)) {
                return file(name, file.mode(), new ProcessText(source(), pid, tid, file));
            }
        }
        return null;
    }

    /** One of the links that lead to where they say whatever has become of the name. */
    private Inode place(String name) {
        ProcSource.ProcessInfo process = source().process(pid).orElse(null);
        ProcSource.ResourceInfo resources =
                process == null ? null : process.resources().orElse(null);
        Inode target = null;
        String text = "";
        if (process != null && resources != null) {
            FileTree tree = resources.fs().tree();
            target =
                    switch (name) {
                        case "cwd" -> resources.fs().workingDirectory();
                        case "root" -> tree.root();
                        default -> program(tree, process.executable());
                    };
            text =
                    target == null || name.equals("exe")
                            ? process.executable()
                            : tree.pathOf(target);
        }
        return new Inode.MagicLink(attributes(name, Fcntl.S_IFLNK | 0777), text, target);
    }

    private static @Nullable Inode program(FileTree tree, String path) {
        try {
            return tree.find(tree.root(), path);
        } catch (ErrnoException isGone) {
            return null;
        }
    }

    @Override
    public List<Entry> list() {
        List<String> names = new ArrayList<>(LINKS);
        names.addAll(FOLDERS);
        if (isProcess()) {
            names.add(TASK);
        }
        for (ProcessFile file : ProcessFile.values()) {
            names.add(file.fileName());
        }
        names.sort(null);
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
        return new ProcessDirectory(this);
    }
}
