package org.stackshift.debug;

/**
 * A line of a source file.
 *
 * @param file path as in the debugging information
 * @param line counted from 1
 */
public record SourcePosition(String file, int line) {}
