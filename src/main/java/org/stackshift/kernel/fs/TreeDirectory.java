package org.stackshift.kernel.fs;

import org.jspecify.annotations.Nullable;
import org.stackshift.abi.ErrnoException;
import org.stackshift.abi.Fcntl;
import org.stackshift.base.Copies;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A directory in memory. One that comes from a {@link RootFolder} is read when it is needed. */
final class TreeDirectory extends Directory {
    /** What a directory shows as its size. */
    private static final int SIZE = 4096;

    /** Where the entries come from. */
    private record Source(RootFolder folder, String path, long size) {
        String pathOf(String name) {
            return path.isEmpty() ? name : path + "/" + name;
        }
    }

    private final TreeMap<String, Inode> entries = new TreeMap<>();
    private final long size;
    private SuperBlock superBlock;
    private @Nullable Source source;

    /** An empty directory. */
    TreeDirectory(Attributes attributes, SuperBlock superBlock) {
        super(attributes);
        this.superBlock = superBlock;
        this.size = SIZE;
    }

    private TreeDirectory(Attributes attributes, SuperBlock superBlock, Source source) {
        super(attributes);
        this.superBlock = superBlock;
        this.source = source;
        this.size = source.size;
    }

    private TreeDirectory(TreeDirectory original) {
        super(original);
        superBlock = original.superBlock;
        source = original.source;
        size = original.size;
        entries.putAll(original.entries);
    }

    /** The root of a tree that shows a folder. */
    static TreeDirectory of(RootFolder folder, SuperBlock superBlock) {
        RootFolder.Item item = folder.root();
        return new TreeDirectory(
                attributes(item, superBlock), superBlock, new Source(folder, "", item.size()));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public @Nullable Inode child(String name) throws ErrnoException {
        return loaded().get(name);
    }

    @Override
    public List<Entry> list() throws ErrnoException {
        List<Entry> list = new ArrayList<>();
        loaded().forEach((name, inode) -> list.add(new Entry(name, inode)));
        return list;
    }

    @Override
    void put(String name, Inode inode) throws ErrnoException {
        loaded().put(name, inode);
        inode.putInto(this, name);
    }

    @Override
    void remove(String name) throws ErrnoException {
        Inode inode = loaded().remove(name);
        if (inode != null && inode.parentIs(this) && inode.name().equals(name)) {
            inode.setRemoved();
        }
    }

    /** What has been read so far. */
    Iterable<Inode> known() {
        return entries.values();
    }

    private TreeMap<String, Inode> loaded() throws ErrnoException {
        Source from = source;
        if (from != null) {
            List<RootFolder.Item> items = from.folder.list(from.path);
            source = null;
            items.forEach(item -> take(from, item));
        }
        return entries;
    }

    private void take(Source from, RootFolder.Item item) {
        Attributes attributes = attributes(item, superBlock);
        String path = from.pathOf(item.name());
        Inode inode =
                switch (item.mode() & Fcntl.S_IFMT) {
                    case Fcntl.S_IFDIR ->
                            new TreeDirectory(
                                    attributes,
                                    superBlock,
                                    new Source(from.folder, path, item.size()));
                    case Fcntl.S_IFLNK -> new Symlink(attributes, item.target().orElse(""));
                    default ->
                            new Regular(
                                    attributes,
                                    new FileBytes(
                                            superBlock.quota(), from.folder, path, item.size()));
                };
        entries.put(item.name(), inode);
        inode.putInto(this, item.name());
    }

    private static Attributes attributes(RootFolder.Item item, SuperBlock superBlock) {
        Attributes attributes = superBlock.attributes(item.mode(), item.owner());
        attributes.addLinks(item.links() - 1);
        attributes.setTimes(item.accessedNanos(), item.modifiedNanos());
        attributes.setChangedNanos(item.changedNanos());
        return attributes;
    }

    @Override
    protected Inode twin() {
        return new TreeDirectory(this);
    }

    @Override
    protected void adopt(Copies copies) {
        super.adopt(copies);
        superBlock = copies.of(superBlock);
        entries.replaceAll((_, inode) -> copies.of(inode));
    }
}
