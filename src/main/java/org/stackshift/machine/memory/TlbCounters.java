package org.stackshift.machine.memory;

/**
 * What a TLB has cost so far.
 *
 * @param misses walks through the page tables
 * @param flushes how often translations were forgotten wholesale
 * @param dropped pages forgotten by those flushes
 */
public record TlbCounters(long misses, long flushes, long dropped) {}
