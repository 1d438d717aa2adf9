/**
 * What all panels share, and the only part of the window that they know of each other.
 *
 * <p>A panel is a package with a view model and a view. The view model listens to {@link
 * org.stackshift.ui.common.LiveSession#views()}, turns records into a state that can be drawn, and
 * never touches a scene; the view draws that state and passes what the user does back. {@link
 * org.stackshift.ui.common.FrameClock} samples the session once a frame; {@link
 * org.stackshift.ui.common.FxDoor} is the only way onto the JavaFX thread.
 */
@NullMarked
package org.stackshift.ui.common;

import org.jspecify.annotations.NullMarked;
