/**
 * The timeline: a lane for each CPU and each task, the time in ring 3 low, in ring 0 high, marks
 * for events above.
 *
 * <p>{@link org.stackshift.ui.timeline.TimelineViewModel} decides what is in sight and what is
 * selected, {@link org.stackshift.ui.timeline.TimelinePanel} is the card with its tools, {@link
 * org.stackshift.ui.timeline.LanesCanvas} draws and takes mouse and keys. The session cuts the time
 * into as many columns as there are pixels, so a picture costs the same for any length of run.
 */
@NullMarked
package org.stackshift.ui.timeline;

import org.jspecify.annotations.NullMarked;
