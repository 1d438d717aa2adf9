package org.stackshift.kernel.fs;

import org.stackshift.abi.ErrnoException;

import java.util.List;
import java.util.Optional;

/**
 * Where a machine's tree comes from, if it is not empty at the start: a folder outside, read piece
 * by piece and never written. What was told once stays so: the same question has the same answer,
 * also for the copy of a machine, so that a run can be repeated.
 */
public interface RootFolder {
    /**
     * A file, folder or symbolic link in the folder.
     *
     * @param mode type and permission bits
     * @param size in bytes
     * @param links names that lead to it
     * @param accessedNanos time of the last read, since 1970
     * @param modifiedNanos time of the last change of the contents
     * @param changedNanos time of the last change of contents or attributes
     * @param target what a symbolic link says
     */
    record Item(
            String name,
            int mode,
            Owner owner,
            long size,
            int links,
            long accessedNanos,
            long modifiedNanos,
            long changedNanos,
            Optional<String> target) {}

    /** The folder itself. */
    Item root();

    /**
     * What lies in a folder, sorted by name, without special files.
     *
     * @param path names below the folder, separated by slashes; empty for the folder itself
     * @throws ErrnoException EACCES, or EIO
     */
    List<Item> list(String path) throws ErrnoException;

    /**
     * The bytes of a file, not changed by anybody.
     *
     * @throws ErrnoException EACCES, EIO, or ENOMEM when it is more than may be read in
     */
    byte[] read(String path) throws ErrnoException;
}
