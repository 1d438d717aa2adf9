/** What the window remembers from one start to the next, and the folder it keeps that in. */
@NullMarked
package org.stackshift.ui.settings;

import org.jspecify.annotations.NullMarked;
