/**
 * Fills the records of {@code session.view.paging}: page tables read from guest memory by physical
 * address, regions and counts from the kernel.
 *
 * <p>{@link org.stackshift.session.paging.Tables} is the only class that knows how a walk goes; it
 * changes nothing, neither accessed bits nor a TLB.
 */
@NullMarked
package org.stackshift.session.reader.paging;

import org.jspecify.annotations.NullMarked;
