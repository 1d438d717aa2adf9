/**
 * Fast user-space mutexes: a word in a program's memory on which tasks sleep until another says
 * that it has changed. {@link org.stackshift.kernel.futex.FutexTable} knows who sleeps on which
 * word; {@link org.stackshift.kernel.futex.FutexKey} says when two addresses mean the same word.
 */
@NullMarked
package org.stackshift.kernel.futex;

import org.jspecify.annotations.NullMarked;
