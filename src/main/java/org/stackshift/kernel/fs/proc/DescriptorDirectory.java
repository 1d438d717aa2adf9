package org.stackshift.kernel.fs.proc;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.FdTable;
import org.stackshift.kernel.fs.FileTree;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.OpenFile;
import org.stackshift.kernel.fs.Owner;

import java.util.ArrayList;
import java.util.List;

/** /proc/pid/fd, with a link for each descriptor, and fdinfo, with a file for each. */
final class DescriptorDirectory extends ProcDirectory {
    private static final String INFO = "fdinfo";

    private final int pid;

    DescriptorDirectory(ProcSource source, Directory parent, String name, int pid) {
        super(source, Owner.STUDENT, parent, name);
        this.pid = pid;
        attributes().setPermissions(name.equals(INFO) ? 0555 : 0500);
    }

    private DescriptorDirectory(DescriptorDirectory original) {
        super(original);
        pid = original.pid;
    }

    @Override
    public @Nullable Inode child(String name) {
        ProcSource.ResourceInfo resources =
                source().process(pid).flatMap(ProcSource.ProcessInfo::resources).orElse(null);
        int fd = ProcRoot.number(name);
        if (resources == null || !resources.files().open().contains(fd)) {
            return null;
        }
        return name().equals(INFO)
                ? file(name, 0444, new DescriptorText(source(), pid, fd))
                : link(name, resources.files(), resources.fs().tree(), fd);
    }

    private @Nullable Inode link(String name, FdTable files, FileTree tree, int fd) {
        try {
            OpenFile file = files.get(fd);
            int mode = file.flags() & Fcntl.O_ACCMODE;
            int rights = (mode == Fcntl.O_WRONLY ? 0 : 0400) | (mode == Fcntl.O_RDONLY ? 0 : 0200);
            return new Inode.MagicLink(
                    attributes(name, Fcntl.S_IFLNK | 0100 | rights),
                    text(file, tree),
                    file.node().orElse(null));
        } catch (ErrnoException isClosed) {
            return null;
        }
    }

    private static String text(OpenFile file, FileTree tree) {
        return switch (file.node().orElse(null)) {
            case null -> file.label();
            case Inode.Stream stream when stream.isTerminal() -> "/dev/pts/0";
            case Inode inode when inode.directory().isPresent() || inode == tree.root() ->
                    tree.pathOf(inode);
            case Inode.Regular regular -> "/memfd:" + regular.attributes().number() + " (deleted)";
            case Inode inode -> "pipe:[" + inode.attributes().number() + "]";
        };
    }

    @Override
    public List<Entry> list() {
        List<Entry> entries = new ArrayList<>();
        source().process(pid)
                .flatMap(ProcSource.ProcessInfo::resources)
                .ifPresent(
                        resources -> {
                            for (int fd : resources.files().open()) {
                                Inode inode = child(Integer.toString(fd));
                                if (inode != null) {
                                    entries.add(new Entry(Integer.toString(fd), inode));
                                }
                            }
                        });
        return entries;
    }

    @Override
    protected Inode twin() {
        return new DescriptorDirectory(this);
    }
}
