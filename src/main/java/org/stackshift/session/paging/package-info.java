/**
 * Page tables as a session looks at them: {@link org.stackshift.session.paging.Tables} walks them
 * where they lie, {@link org.stackshift.session.paging.PagingNotes} keeps what happened to them.
 */
@NullMarked
package org.stackshift.session.paging;

import org.jspecify.annotations.NullMarked;
