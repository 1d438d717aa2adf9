package org.stackshift.kernel.fs;

import java.util.TreeMap;

/** A thing in the file tree. */
public sealed interface Inode {
    /** What stat tells about it, apart from its size. */
    Attributes attributes();

    /** A directory. */
    record Directory(Attributes attributes, TreeMap<String, Inode> entries, Directory[] up)
            implements Inode {
        /** An empty directory inside {@code parent}. */
        public static Directory inside(Attributes attributes, Directory parent) {
            return new Directory(attributes, new TreeMap<>(), new Directory[] {parent});
        }

        /** A root: its parent is itself. */
        public static Directory root(Attributes attributes) {
            Directory root = new Directory(attributes, new TreeMap<>(), new Directory[1]);
            root.up[0] = root;
            return root;
        }

        public Directory parent() {
            return up[0];
        }
    }

    /** A file with bytes. */
    record Regular(Attributes attributes, FileBytes bytes) implements Inode {}

    /** A symbolic link. */
    record Symlink(Attributes attributes, String target) implements Inode {}

    /** A device. */
    record Device(Attributes attributes, DeviceKind kind) implements Inode {}
}
