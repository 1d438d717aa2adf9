/**
 * Fills the records of {@code session.view} from a stopped machine. Nothing here changes the
 * machine; every reader belongs to the session's thread.
 */
@NullMarked
package org.stackshift.session.reader;

import org.jspecify.annotations.NullMarked;
