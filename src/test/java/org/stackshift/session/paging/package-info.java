/** Tests of the walks that a session takes through page tables. */
@NullMarked
package org.stackshift.session.paging;

import org.jspecify.annotations.NullMarked;
