package org.stackshift.session.view.paging;

import org.jspecify.annotations.Nullable;

/** The answers for the page-table panels; null where it was not asked for. */
public record PagingViews(
        @Nullable WalkView walk,
        @Nullable RegionsView regions,
        @Nullable SharingView sharing,
        @Nullable TlbView tlb) {
    /** Nothing was asked for. */
    public static final PagingViews NONE = new PagingViews(null, null, null, null);
}
