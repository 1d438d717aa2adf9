package org.stackshift.kernel.fs;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.ErrnoException;

import java.util.List;

/** A directory: names that lead to inodes. */
public abstract sealed class Directory extends Inode permits TreeDirectory, MadeDirectory {
    /** A name and where it leads. */
    public record Entry(String name, Inode inode) {}

    Directory(Attributes attributes) {
        super(attributes);
    }

    Directory(Directory original) {
        super(original);
    }

    /** The directory that holds it; a root is its own parent. */
    public final Directory parent() {
        return directory().orElse(this);
    }

    /** Directories on the way from here to the root, this one included. */
    final int depth() {
        int depth = 1;
        for (Directory at = this; at.parent() != at; at = at.parent()) {
            depth++;
        }
        return depth;
    }

    /** What a name leads to, or null. */
    public abstract @Nullable Inode child(String name) throws ErrnoException;

    /** All entries but "." and "..", in the order in which they are read. */
    public abstract List<Entry> list() throws ErrnoException;

    /** Gives an inode a name, in the stead of what had it. */
    abstract void put(String name, Inode inode) throws ErrnoException;

    /** Takes a name away. */
    abstract void remove(String name) throws ErrnoException;
}
