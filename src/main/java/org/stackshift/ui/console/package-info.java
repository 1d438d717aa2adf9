/** The console panel: what the program prints, and a line to type into its standard input. */
@NullMarked
package org.stackshift.ui.console;

import org.jspecify.annotations.NullMarked;
