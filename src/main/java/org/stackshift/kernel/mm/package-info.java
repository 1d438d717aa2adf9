/**
 * Memory management: physical frames, page tables in guest memory, address spaces made of VMAs.
 *
 * <p>Read {@link org.stackshift.kernel.mm.FrameAllocator} first (who owns a frame), then {@link
 * org.stackshift.kernel.mm.PageTables} (the entries that the CPU walks), {@link
 * org.stackshift.kernel.mm.Vma} and {@link org.stackshift.kernel.mm.AddressSpace} (what a process
 * is promised), and last {@link org.stackshift.kernel.mm.FaultHandler}, where a promise becomes a
 * frame. {@link org.stackshift.kernel.mm.FilePages} holds the frames of files that are mapped
 * shared.
 */
@NullMarked
package org.stackshift.kernel.mm;

import org.jspecify.annotations.NullMarked;
