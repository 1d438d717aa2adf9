package org.stackshift.kernel.fs.proc;

import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;
import org.stackshift.kernel.fs.Attributes;
import org.stackshift.kernel.fs.Directory;
import org.stackshift.kernel.fs.Inode;
import org.stackshift.kernel.fs.MadeDirectory;
import org.stackshift.kernel.fs.Owner;

/** A directory of /proc. */
abstract class ProcDirectory extends MadeDirectory {
    private static final long PRIME = 0x9e37_79b9L;

    private ProcSource source;

    ProcDirectory(ProcSource source, Owner owner, Directory parent, String name) {
        super(attributes(source, Fcntl.S_IFDIR | 0555, owner, parent, name), parent, name);
        this.source = source;
        attributes().addLinks(1);
    }

    ProcDirectory(ProcDirectory original) {
        super(original);
        source = original.source;
    }

    final ProcSource source() {
        return source;
    }

    /** A file here with text that {@code text} makes. */
    final Inode file(String name, int permissions, Inode.Generated.Text text) {
        Owner owner = attributes().owner();
        int mode = Fcntl.S_IFREG | permissions;
        return new Inode.Generated(attributes(source, mode, owner, this, name), text);
    }

    /** A symbolic link here. */
    final Inode link(String name, String target) {
        Owner owner = attributes().owner();
        int mode = Fcntl.S_IFLNK | 0777;
        return new Inode.Symlink(attributes(source, mode, owner, this, name), target);
    }

    /** Attributes of something here with rights of a link of /proc/pid/fd. */
    final Attributes attributes(String name, int mode) {
        return attributes(source, mode, attributes().owner(), this, name);
    }

    /** The number follows from the path, so that it is the same at each look. */
    private static Attributes attributes(
            ProcSource source, int mode, Owner owner, Directory parent, String name) {
        long number = (parent.attributes().number() * PRIME + name.hashCode()) & 0xffff_ffffL;
        return new Attributes(number | 1L << 32, mode, owner, source.machine().bootNanos());
    }

    @Override
    protected void adopt(Copies copies) {
        super.adopt(copies);
        source = copies.of(source);
    }
}
