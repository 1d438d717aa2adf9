package org.stackshift.kernel.exec;

import org.stackshift.base.ByteSpan;
import org.stackshift.base.Copies;
import org.stackshift.kernel.mm.FileContent;
import org.stackshift.kernel.mm.FilePages;

/** A program's bytes behind the mappings of its segments, which are all private. */
final class ProgramFile implements FileContent {
    private final ByteSpan bytes;
    private FilePages pages = new FilePages();

    ProgramFile(ByteSpan bytes) {
        this.bytes = bytes;
    }

    @Override
    public ProgramFile copy(Copies copies) {
        ProgramFile copy = copies.register(this, new ProgramFile(bytes));
        copy.pages = copies.of(pages);
        return copy;
    }

    @Override
    public long size() {
        return bytes.length();
    }

    @Override
    public int read(long offset, byte[] target, int at, int count) {
        int part = (int) Math.max(0, Math.min(count, bytes.length() - offset));
        if (part > 0) {
            bytes.copyTo((int) offset, target, at, part);
        }
        return part;
    }

    @Override
    public void store(long offset, byte[] source) {
        throw new IllegalStateException("a program's segments are mapped private");
    }

    @Override
    public FilePages pages() {
        return pages;
    }

    @Override
    public void unmapped() {}
}
