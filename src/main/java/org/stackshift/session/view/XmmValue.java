package org.stackshift.session.view;

/** One SSE register: bits 63..0 and 127..64. */
public record XmmValue(String name, long low, long high) {}
