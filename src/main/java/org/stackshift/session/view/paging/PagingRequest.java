package org.stackshift.session.view.paging;

import java.util.OptionalLong;

/**
 * What the page-table panels look at. A pid of {@link #ANY} lets the reader choose; a pid that is
 * gone is treated like that.
 *
 * @param pid the process whose tables are walked and whose regions are listed; {@link #ANY} is the
 *     one that runs
 * @param address what to walk
 * @param left one of the two processes compared
 * @param right the other one
 * @param region start of the only region to compare; empty for all
 */
public record PagingRequest(
        int pid, AddressChoice address, int left, int right, OptionalLong region) {
    /** No process in particular. */
    public static final int ANY = 0;

    /** The next instruction of whatever runs. */
    public static final PagingRequest STANDARD =
            new PagingRequest(ANY, new AddressChoice.Rip(), ANY, ANY, OptionalLong.empty());

    public PagingRequest withPid(int newPid) {
        return new PagingRequest(newPid, address, left, right, region);
    }

    public PagingRequest withAddress(AddressChoice newAddress) {
        return new PagingRequest(pid, newAddress, left, right, region);
    }

    public PagingRequest withLeft(int newLeft) {
        return new PagingRequest(pid, address, newLeft, right, region);
    }

    public PagingRequest withRight(int newRight) {
        return new PagingRequest(pid, address, left, newRight, region);
    }

    public PagingRequest withRegion(OptionalLong newRegion) {
        return new PagingRequest(pid, address, left, right, newRegion);
    }
}
