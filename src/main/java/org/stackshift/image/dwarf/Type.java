package org.stackshift.image.dwarf;

import java.util.List;
import java.util.Map;

/**
 * A type of the source language (DWARF 5 chapter 5). Types refer to each other through {@link
 * TypeTable}.
 */
public sealed interface Type {
    /** Names another type; {@link #VOID} stands for no type. */
    record Ref(long offset) {
        public static final Ref VOID = new Ref(-1);
    }

    /** How the bits of a base type are meant. */
    enum Encoding {
        SIGNED,
        UNSIGNED,
        BOOLEAN,
        CHARACTER,
        FLOAT,
        OTHER
    }

    /** A number, a character or a truth value of {@code size} bytes. */
    record Base(String name, long size, Encoding encoding) implements Type {}

    /**
     * A pointer or reference.
     *
     * @param mark {@code *}, {@code &} or {@code &&}
     */
    record Pointer(Ref target, String mark) implements Type {}

    /**
     * A structure, class or union.
     *
     * @param keyword {@code struct}, {@code class} or {@code union}
     * @param size in bytes, 0 if only declared
     */
    record Struct(String keyword, String name, long size, List<Member> members) implements Type {}

    /**
     * A field; for a base class the name is empty.
     *
     * @param offset in bytes from the start of the structure
     */
    record Member(String name, Ref type, long offset) {}

    /**
     * An array.
     *
     * @param counts elements in each dimension; -1 = unknown
     */
    record Array(Ref element, List<Long> counts) implements Type {}

    /** Another name for a type. */
    record Typedef(String name, Ref target) implements Type {}

    /**
     * A type with a qualifier.
     *
     * @param qualifier {@code const}, {@code volatile}, {@code restrict} or {@code _Atomic}
     */
    record Qualified(String qualifier, Ref target) implements Type {}

    /** An enumeration: names by value. */
    record Enumeration(String name, long size, Map<Long, String> constants) implements Type {}

    /** Code that returns a type. */
    record Function(Ref result) implements Type {}

    /** A type that only has a name, such as {@code decltype(nullptr)}. */
    record Unspecified(String name) implements Type {}
}
