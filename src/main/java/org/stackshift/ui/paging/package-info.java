/**
 * The page-table panels: the walk of one address, the regions of a process, two processes side by
 * side with the copy-on-write faults that happened, the TLB.
 *
 * <p>They share one {@link org.stackshift.ui.paging.PagingChoice}: which process, which address.
 * Each panel has a view model that turns records of {@code session.view.paging} into a state of
 * texts and marks, and a view that draws it; {@link org.stackshift.ui.paging.EntryBits} knows the
 * names of the bits.
 */
@NullMarked
package org.stackshift.ui.paging;

import org.jspecify.annotations.NullMarked;
