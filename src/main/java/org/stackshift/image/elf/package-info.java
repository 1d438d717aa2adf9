/**
 * ELF files (System V ABI, chapters 4 and 5; x86-64 psABI): bytes to records.
 *
 * <p>{@link org.stackshift.image.elf.ElfFile#parse} reads what identifies the file and its tables;
 * {@link org.stackshift.image.elf.LoadPlan#of} then checks everything a program loader relies on.
 * Files come from anywhere, so nothing in them is believed: every offset, size and count is
 * compared with the bytes that are there before it is used, and a file that cannot be used is
 * refused with one {@link org.stackshift.image.elf.ElfFormatException}. What a kernel would ignore
 * (sections, symbols) may be broken without making the program unusable; it is then left out and
 * noted.
 */
@NullMarked
package org.stackshift.image.elf;

import org.jspecify.annotations.NullMarked;
