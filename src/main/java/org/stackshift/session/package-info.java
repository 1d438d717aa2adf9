/**
 * A program under control: the machine's own thread, commands to it, views of it.
 *
 * <p>{@link SessionPort} is the whole contract with a front end: {@linkplain Command commands} go
 * in through a queue and never wait; {@link SessionPort#views} hands out the newest immutable
 * {@code session.view.Views} and never waits either.
 */
@NullMarked
package org.stackshift.session;

import org.jspecify.annotations.NullMarked;
