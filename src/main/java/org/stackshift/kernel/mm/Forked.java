package org.stackshift.kernel.mm;

/**
 * What a fork did to memory ("dup_mmap").
 *
 * @param pgd physical address of the parent's top-level table
 * @param childPgd that of the child's
 * @param shared pages that both refer to now
 * @param writeProtected how many of these the parent could write before, and nobody can now
 * @param tables frames that the child's page tables take, all levels
 */
public record Forked(long pgd, long childPgd, int shared, int writeProtected, int tables) {}
