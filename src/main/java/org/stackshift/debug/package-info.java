/**
 * Machine state read as a program: names, source lines, calls, and whose stack is whose.
 *
 * <p>{@link org.stackshift.debug.LoadedImage} is one ELF file at the place where it was loaded;
 * {@link org.stackshift.debug.Symbols} and {@link org.stackshift.debug.SourceMap} translate
 * addresses; {@link org.stackshift.debug.Unwinder} turns registers and memory into {@linkplain
 * org.stackshift.debug.Frame frames}; {@link org.stackshift.debug.StackRegistry} follows rsp from
 * stack to stack and knows each stack again. Everything here looks through {@link
 * org.stackshift.debug.Peek} and never changes the machine.
 */
@NullMarked
package org.stackshift.debug;

import org.jspecify.annotations.NullMarked;
