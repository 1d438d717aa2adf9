package org.stackshift.kernel.fs;

/**
 * Whom a file belongs to.
 *
 * @param user the user's number ("uid")
 * @param group the group's number ("gid")
 */
public record Owner(int user, int group) {
    /** The one user that programs run as. */
    public static final Owner STUDENT = new Owner(1000, 1000);

    /** The superuser, who owns what the student may not change. */
    public static final Owner ROOT = new Owner(0, 0);
}
