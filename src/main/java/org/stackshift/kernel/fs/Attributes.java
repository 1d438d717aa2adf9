package org.stackshift.kernel.fs;

/** What a file is beside its bytes: number, mode, times. */
public final class Attributes {
    private final long number;
    private int mode;
    private int links = 1;
    private long modifiedNanos;

    /**
     * @param number the inode number
     * @param mode type and permission bits (S_IF*)
     * @param nanos time of creation since 1970
     */
    public Attributes(long number, int mode, long nanos) {
        this.number = number;
        this.mode = mode;
        this.modifiedNanos = nanos;
    }

    public long number() {
        return number;
    }

    public int mode() {
        return mode;
    }

    /** Replaces the permission bits; the type stays. */
    public void setPermissions(int permissions) {
        mode = mode & ~07777 | permissions & 07777;
    }

    /** Names that lead here. */
    public int links() {
        return links;
    }

    public void addLinks(int delta) {
        links += delta;
    }

    /** Time of the last change, in nanoseconds since 1970. */
    public long modifiedNanos() {
        return modifiedNanos;
    }

    public void setModifiedNanos(long nanos) {
        modifiedNanos = nanos;
    }
}
