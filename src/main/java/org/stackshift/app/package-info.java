/**
 * The program itself: {@link org.stackshift.app.Main}, the commands of the command line, and
 * nothing that could live in a room below. Exit codes are those of {@link
 * org.stackshift.app.ExitCode}.
 */
@NullMarked
package org.stackshift.app;

import org.jspecify.annotations.NullMarked;
