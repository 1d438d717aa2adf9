/**
 * Memory management: physical frames, page tables in guest memory, address spaces made of VMAs.
 *
 * <p>Read {@link org.stackshift.kernel.mm.FrameAllocator} first (who owns a frame), then {@link
 * org.stackshift.kernel.mm.PageTables} (the entries that the CPU walks), {@link
 * org.stackshift.kernel.mm.Vma} and {@link org.stackshift.kernel.mm.AddressSpace} (what a process
 * is promised; its users, its {@link org.stackshift.kernel.mm.MmStruct} in guest memory, how it is
 * duplicated by fork), and last {@link org.stackshift.kernel.mm.FaultHandler}, where a promise
 * becomes a frame. {@link org.stackshift.kernel.mm.FilePages} holds the frames that all mappings of
 * a file have in common, {@link org.stackshift.kernel.mm.SharedMemory} does without a file.
 *
 * <p>Every page table entry that is not empty holds one reference to its frame, and so does a file
 * for each of its pages. A private page is writable only while its frame has one reference: fork
 * and files share frames by taking the right to write away, and a write fault gives it back, with a
 * copy if others are left ({@link org.stackshift.kernel.mm.WriteFault}). Whoever changes an entry
 * that a CPU may remember tells {@link org.stackshift.kernel.mm.TlbControl}.
 *
 * <p>{@link org.stackshift.kernel.mm.PageCensus} counts pages for those who look.
 */
@NullMarked
package org.stackshift.kernel.mm;

import org.jspecify.annotations.NullMarked;
