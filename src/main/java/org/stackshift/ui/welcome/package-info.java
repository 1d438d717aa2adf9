/**
 * What the window shows before a program is open: the labs' programs side by side, recent files, a
 * place to drop.
 */
@NullMarked
package org.stackshift.ui.welcome;

import org.jspecify.annotations.NullMarked;
