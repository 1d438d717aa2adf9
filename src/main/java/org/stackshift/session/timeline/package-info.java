/**
 * The history of one run: what every CPU and every task did when, in bounded memory.
 *
 * <p>{@link org.stackshift.session.timeline.Recorder} hears every event of machine and kernel and
 * keeps it twice. {@link org.stackshift.session.timeline.EventRing} holds the newest events whole.
 * {@link org.stackshift.session.timeline.Pyramid} holds times and counts: its lowest level has
 * every stretch between two changes of mode, each level above merges what lies within four times
 * the time, and each level forgets its oldest entries when it is full. However long a run, some
 * level reaches back to its beginning. All together take 32 MiB at most. {@link
 * org.stackshift.session.timeline.TimelinePainter} cuts a stretch of time into columns.
 *
 * <p>Work is done at events only, never for an instruction.
 */
@NullMarked
package org.stackshift.session.timeline;

import org.jspecify.annotations.NullMarked;
