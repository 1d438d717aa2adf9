package org.stackshift.kernel.fs;

import org.jspecify.annotations.Nullable;
import org.stackshift.base.Copies;
import org.stackshift.base.Copyable;

import java.util.Optional;

/**
 * A thing in the file tree. It knows by which name it was last put into which directory, so that
 * its path can be told ("dentry").
 */
public abstract sealed class Inode implements Copyable<Inode>
        permits Directory,
                Inode.Regular,
                Inode.Symlink,
                Inode.MagicLink,
                Inode.Device,
                Inode.Fifo,
                Inode.Stream,
                Inode.Generated {
    private final Attributes attributes;
    private FileLocks locks = new FileLocks();
    private @Nullable Directory directory;
    private String name = "";
    private boolean isRemoved;

    Inode(Attributes attributes) {
        this.attributes = attributes;
    }

    Inode(Inode original) {
        attributes = new Attributes(original.attributes);
        locks = original.locks;
        directory = original.directory;
        name = original.name;
        isRemoved = original.isRemoved;
    }

    /** What stat tells about it, apart from its size. */
    public final Attributes attributes() {
        return attributes;
    }

    /** Who has locked it. */
    public final FileLocks locks() {
        return locks;
    }

    /** The directory that it was put into last; empty for a root and what never had a name. */
    public final Optional<Directory> directory() {
        return Optional.ofNullable(directory);
    }

    /** Its name there. */
    public final String name() {
        return name;
    }

    /** Whether that name has been taken away since. */
    public final boolean isRemoved() {
        return isRemoved;
    }

    /** Bytes that stat shows. */
    public long size() {
        return 0;
    }

    final void putInto(Directory parent, String newName) {
        directory = parent;
        name = newName;
        isRemoved = false;
    }

    final boolean parentIs(Directory parent) {
        return directory == parent;
    }

    final void setRemoved() {
        isRemoved = true;
    }

    @Override
    public final Inode copy(Copies copies) {
        Inode copy = copies.register(this, twin());
        copy.adopt(copies);
        return copy;
    }

    /** An inode of the same contents that still refers to what the original refers to. */
    protected abstract Inode twin();

    /** Puts copies in the place of everything that a twin refers to. */
    protected void adopt(Copies copies) {
        locks = copies.of(locks);
        if (directory != null) {
            directory = copies.of(directory);
        }
    }

    /** A file with bytes. */
    public static final class Regular extends Inode {
        private FileBytes bytes;

        public Regular(Attributes attributes, FileBytes bytes) {
            super(attributes);
            this.bytes = bytes;
            bytes.setInode(attributes.number());
        }

        private Regular(Regular original) {
            super(original);
            bytes = original.bytes;
        }

        public FileBytes bytes() {
            return bytes;
        }

        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        protected Inode twin() {
            return new Regular(this);
        }

        @Override
        protected void adopt(Copies copies) {
            super.adopt(copies);
            bytes = copies.of(bytes);
        }
    }

    /** A symbolic link. */
    public static final class Symlink extends Inode {
        private final String target;

        public Symlink(Attributes attributes, String target) {
            super(attributes);
            this.target = target;
        }

        private Symlink(Symlink original) {
            super(original);
            target = original.target;
        }

        public String target() {
            return target;
        }

        @Override
        public long size() {
            return Names.bytes(target).length;
        }

        @Override
        protected Inode twin() {
            return new Symlink(this);
        }
    }

    /**
     * A link of /proc that leads straight to a thing, whether or not that has a path. It is made
     * anew by each lookup.
     */
    public static final class MagicLink extends Inode {
        private final String text;
        private @Nullable Inode target;

        /**
         * @param text what readlink tells
         * @param target null for what cannot be opened again
         */
        public MagicLink(Attributes attributes, String text, @Nullable Inode target) {
            super(attributes);
            this.text = text;
            this.target = target;
        }

        private MagicLink(MagicLink original) {
            super(original);
            text = original.text;
            target = original.target;
        }

        public String text() {
            return text;
        }

        public Optional<Inode> target() {
            return Optional.ofNullable(target);
        }

        @Override
        public long size() {
            return 64;
        }

        @Override
        protected Inode twin() {
            return new MagicLink(this);
        }

        @Override
        protected void adopt(Copies copies) {
            super.adopt(copies);
            if (target != null) {
                target = copies.of(target);
            }
        }
    }

    /** A character device. */
    public static final class Device extends Inode {
        private final DeviceKind kind;

        public Device(Attributes attributes, DeviceKind kind) {
            super(attributes);
            this.kind = kind;
        }

        private Device(Device original) {
            super(original);
            kind = original.kind;
        }

        public DeviceKind kind() {
            return kind;
        }

        @Override
        protected Inode twin() {
            return new Device(this);
        }
    }

    /** A pipe, with a name in the tree or without. */
    public static final class Fifo extends Inode {
        private Pipe pipe = new Pipe();

        public Fifo(Attributes attributes) {
            super(attributes);
        }

        private Fifo(Fifo original) {
            super(original);
            pipe = original.pipe;
        }

        /** What flows through it. */
        public Pipe pipe() {
            return pipe;
        }

        @Override
        protected Inode twin() {
            return new Fifo(this);
        }

        @Override
        protected void adopt(Copies copies) {
            super.adopt(copies);
            pipe = copies.of(pipe);
        }
    }

    /** The machine's console as an open file: what standard input, output and error lead to. */
    public static final class Stream extends Inode {
        private Terminal terminal;
        private final Console.Stream stream;

        public Stream(Attributes attributes, Terminal terminal, Console.Stream stream) {
            super(attributes);
            this.terminal = terminal;
            this.stream = stream;
        }

        private Stream(Stream original) {
            super(original);
            terminal = original.terminal;
            stream = original.stream;
        }

        public Terminal terminal() {
            return terminal;
        }

        public boolean isTerminal() {
            return terminal.console().isTerminal();
        }

        /** Where writes go. */
        public Console.Stream stream() {
            return stream;
        }

        @Override
        protected Inode twin() {
            return new Stream(this);
        }

        @Override
        protected void adopt(Copies copies) {
            super.adopt(copies);
            terminal = copies.of(terminal);
        }
    }

    /** A file of /proc, whose text is made when it is opened. */
    public static final class Generated extends Inode {
        private Text text;

        /** Makes the text. */
        public interface Text extends Copyable<Text> {
            byte[] bytes();
        }

        public Generated(Attributes attributes, Text text) {
            super(attributes);
            this.text = text;
        }

        private Generated(Generated original) {
            super(original);
            text = original.text;
        }

        /** The text as it is now. */
        public byte[] bytes() {
            return text.bytes();
        }

        @Override
        protected Inode twin() {
            return new Generated(this);
        }

        @Override
        protected void adopt(Copies copies) {
            super.adopt(copies);
            text = copies.of(text);
        }
    }
}
