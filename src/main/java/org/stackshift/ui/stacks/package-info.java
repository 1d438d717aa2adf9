/**
 * The stacks panel: one column per stack, side by side, the kernel's last. rsp is in exactly one;
 * where a suspended unit will resume is drawn as a ghost; a switch is drawn as a jump from word to
 * word.
 */
@NullMarked
package org.stackshift.ui.stacks;

import org.jspecify.annotations.NullMarked;
