package org.stackshift.kernel.fs;

/** A process's place in the file tree ("fs_struct"): working directory and umask. */
public final class FsContext {
    private final FileTree tree;
    private Inode.Directory workingDirectory;
    private int umask = 022;

    public FsContext(FileTree tree, Inode.Directory workingDirectory) {
        this.tree = tree;
        this.workingDirectory = workingDirectory;
    }

    public FileTree tree() {
        return tree;
    }

    public Inode.Directory workingDirectory() {
        return workingDirectory;
    }

    public void changeDirectory(Inode.Directory directory) {
        workingDirectory = directory;
    }

    public int umask() {
        return umask;
    }

    public void setUmask(int mask) {
        umask = mask & 0777;
    }
}
