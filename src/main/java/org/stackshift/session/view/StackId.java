package org.stackshift.session.view;

/**
 * Names one stack for the life of a session; numbers count up in the order in which stacks were
 * first seen.
 */
public record StackId(int number) {}
