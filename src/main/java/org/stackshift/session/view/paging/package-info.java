/**
 * What the page-table panels show: the walk of one address, the regions of a process, the pages of
 * two processes side by side, copy-on-write faults that happened, the contents of the TLB.
 *
 * <p>{@link org.stackshift.session.view.paging.PagingRequest} says which process and which address;
 * {@link org.stackshift.session.view.paging.PagingViews} is the answer, one view for each panel on
 * show. Entries of paging structures are given as the 64 bits that stand in guest memory ({@code
 * isa.PageBits}, SDM vol. 3 §4.5); what they mean is put into words where they are drawn. Reading
 * them sets no accessed bit and fills no TLB.
 */
@NullMarked
package org.stackshift.session.view.paging;

import org.jspecify.annotations.NullMarked;
