package org.stackshift.kernel.fs;

import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

/**
 * A process's place in the file tree ("fs_struct"): working directory and umask. Threads made with
 * CLONE_FS share one.
 */
public final class FsContext implements Copyable<FsContext> {
    private FileTree tree;
    private Directory workingDirectory;
    private int umask = 022;

    public FsContext(FileTree tree, Directory workingDirectory) {
        this.tree = tree;
        this.workingDirectory = workingDirectory;
    }

    /** What a forked process gets: the same place, from which either goes its own way. */
    public FsContext fork() {
        FsContext child = new FsContext(tree, workingDirectory);
        child.umask = umask;
        return child;
    }

    public FileTree tree() {
        return tree;
    }

    public Directory workingDirectory() {
        return workingDirectory;
    }

    public void changeDirectory(Directory directory) {
        workingDirectory = directory;
    }

    public int umask() {
        return umask;
    }

    public void setUmask(int mask) {
        umask = mask & 0777;
    }

    @Override
    public FsContext copy(Copies copies) {
        FsContext copy = copies.register(this, fork());
        copy.tree = copies.of(tree);
        copy.workingDirectory = copies.of(workingDirectory);
        return copy;
    }
}
