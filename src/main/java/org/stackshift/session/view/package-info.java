/**
 * Immutable records of everything that a panel, a lab check or the command line can show.
 *
 * <p>A session answers with these between two quanta of the machine; whoever holds one may keep it,
 * compare it and read it on any thread. A view holds values and typed facts, never a sentence: the
 * words are put together where the language of the reader is known. {@link Place} names anything on
 * the screen; {@link Views} is what one frame gets.
 *
 * <p>Addresses are guest virtual addresses unless a name says {@code paddr}; sizes are bytes; time
 * is {@code icount}, instructions retired in all rings.
 */
@NullMarked
package org.stackshift.session.view;

import org.jspecify.annotations.NullMarked;
