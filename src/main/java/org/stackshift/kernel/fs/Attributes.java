package org.stackshift.kernel.fs;

/**
 * What a file is beside its bytes: number, mode, owner, times. Times are nanoseconds since 1970.
 */
public final class Attributes {
    private static final int MAY_EXECUTE = 1;

    private final long number;
    private int mode;
    private Owner owner;
    private int links = 1;
    private long accessedNanos;
    private long modifiedNanos;
    private long changedNanos;

    /**
     * @param number the inode number
     * @param mode type and permission bits (S_IF*)
     * @param nanos time of creation
     */
    public Attributes(long number, int mode, Owner owner, long nanos) {
        this.number = number;
        this.mode = mode;
        this.owner = owner;
        this.accessedNanos = nanos;
        this.modifiedNanos = nanos;
        this.changedNanos = nanos;
    }

    Attributes(Attributes original) {
        number = original.number;
        mode = original.mode;
        owner = original.owner;
        links = original.links;
        accessedNanos = original.accessedNanos;
        modifiedNanos = original.modifiedNanos;
        changedNanos = original.changedNanos;
    }

    public long number() {
        return number;
    }

    public int mode() {
        return mode;
    }

    public Owner owner() {
        return owner;
    }

    public void setOwner(Owner owner) {
        this.owner = owner;
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

    /** Whether the student owns it ("inode_owner_or_capable"). */
    public boolean isOwn() {
        return owner.user() == Owner.STUDENT.user();
    }

    /**
     * Whether the student may do all of {@code wanted}: bits of R_OK, W_OK, X_OK
     * ("generic_permission").
     */
    public boolean permits(int wanted) {
        int shift = isOwn() ? 6 : owner.group() == Owner.STUDENT.group() ? 3 : 0;
        return (mode >>> shift & wanted) == wanted;
    }

    /** Whether the student may execute it, or look names up in it. */
    public boolean isSearchable() {
        return permits(MAY_EXECUTE);
    }

    /** Time of the last read ("st_atim"). */
    public long accessedNanos() {
        return accessedNanos;
    }

    /** Time of the last change of the contents ("st_mtim"). */
    public long modifiedNanos() {
        return modifiedNanos;
    }

    /** Time of the last change of contents or attributes ("st_ctim"). */
    public long changedNanos() {
        return changedNanos;
    }

    /** Notes a change of the contents. */
    public void setModifiedNanos(long nanos) {
        modifiedNanos = nanos;
        changedNanos = nanos;
    }

    /** Notes a change of the attributes. */
    public void setChangedNanos(long nanos) {
        changedNanos = nanos;
    }

    /** Sets the times that utimensat sets. */
    public void setTimes(long accessed, long modified) {
        accessedNanos = accessed;
        modifiedNanos = modified;
    }
}
