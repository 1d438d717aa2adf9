/**
 * What a session controls: a machine with its kernel, one program in it, and all that is known of
 * the program. Belongs to the session's thread.
 *
 * <p>{@link org.stackshift.session.target.Debuggee} holds it together; {@link
 * org.stackshift.session.target.Goal} is what a run is for, such as the end of a step.
 */
@NullMarked
package org.stackshift.session.target;

import org.jspecify.annotations.NullMarked;
