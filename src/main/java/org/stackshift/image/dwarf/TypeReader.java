package org.stackshift.image.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the entries that describe types into {@link Type} records. */
final class TypeReader {
    private TypeReader() {}

    static TypeTable readAll(Map<Long, Die> dies, List<String> problems) {
        Map<Long, Type> types = new HashMap<>();
        try {
            dies.forEach((offset, die) -> read(die).ifPresent(type -> types.put(offset, type)));
        } catch (DwarfFault fault) {
            problems.add(fault.getMessage());
        }
        return new TypeTable(types);
    }

    /** The type that an entry says its value has. */
    static Type.Ref typeOf(Die die) {
        return die.reference(Dw.AT_TYPE).map(Type.Ref::new).orElse(Type.Ref.VOID);
    }

    private static Optional<Type> read(Die die) {
        return Optional.ofNullable(
                switch (die.tag()) {
                    case Dw.TAG_BASE_TYPE -> new Type.Base(name(die), size(die), encoding(die));
                    case Dw.TAG_POINTER_TYPE -> new Type.Pointer(typeOf(die), "*");
                    case Dw.TAG_REFERENCE_TYPE -> new Type.Pointer(typeOf(die), "&");
                    case Dw.TAG_RVALUE_REFERENCE_TYPE -> new Type.Pointer(typeOf(die), "&&");
                    case Dw.TAG_STRUCTURE_TYPE -> struct(die, "struct");
                    case Dw.TAG_CLASS_TYPE -> struct(die, "class");
                    case Dw.TAG_UNION_TYPE -> struct(die, "union");
                    case Dw.TAG_ARRAY_TYPE -> new Type.Array(typeOf(die), counts(die));
                    case Dw.TAG_TYPEDEF -> new Type.Typedef(name(die), typeOf(die));
                    case Dw.TAG_CONST_TYPE -> new Type.Qualified("const", typeOf(die));
                    case Dw.TAG_VOLATILE_TYPE -> new Type.Qualified("volatile", typeOf(die));
                    case Dw.TAG_RESTRICT_TYPE -> new Type.Qualified("restrict", typeOf(die));
                    case Dw.TAG_ATOMIC_TYPE -> new Type.Qualified("_Atomic", typeOf(die));
                    case Dw.TAG_ENUMERATION_TYPE ->
                            new Type.Enumeration(name(die), size(die), constants(die));
                    case Dw.TAG_SUBROUTINE_TYPE -> new Type.Function(typeOf(die));
                    case Dw.TAG_UNSPECIFIED_TYPE -> new Type.Unspecified(name(die));
                    default -> null;
                });
    }

    private static String name(Die die) {
        return die.text(Dw.AT_NAME).orElse("");
    }

    private static long size(Die die) {
        return die.number(Dw.AT_BYTE_SIZE).orElse(0L);
    }

    /** DW_ATE_* (DWARF 5 §7.8). */
    private static Type.Encoding encoding(Die die) {
        return switch (die.number(Dw.AT_ENCODING).orElse(0L).intValue()) {
            case 0x02 -> Type.Encoding.BOOLEAN;
            case 0x04 -> Type.Encoding.FLOAT;
            case 0x05 -> Type.Encoding.SIGNED;
            case 0x06, 0x08, 0x10, 0x12 -> Type.Encoding.CHARACTER;
            case 0x01, 0x07 -> Type.Encoding.UNSIGNED;
            default -> Type.Encoding.OTHER;
        };
    }

    private static Type struct(Die die, String keyword) {
        List<Type.Member> members = new ArrayList<>();
        for (Die child : die.children()) {
            Optional<Long> offset = child.number(Dw.AT_DATA_MEMBER_LOCATION);
            boolean isField =
                    child.tag() == Dw.TAG_MEMBER && (offset.isPresent() || keyword.equals("union"));
            if (isField || child.tag() == Dw.TAG_INHERITANCE) {
                members.add(new Type.Member(name(child), typeOf(child), offset.orElse(0L)));
            }
        }
        return new Type.Struct(keyword, name(die), size(die), List.copyOf(members));
    }

    private static List<Long> counts(Die die) {
        return die.children().stream()
                .filter(child -> child.tag() == Dw.TAG_SUBRANGE_TYPE)
                .map(
                        range ->
                                range.number(Dw.AT_COUNT)
                                        .or(() -> range.number(Dw.AT_UPPER_BOUND).map(b -> b + 1))
                                        .orElse(-1L))
                .toList();
    }

    private static Map<Long, String> constants(Die die) {
        Map<Long, String> constants = new HashMap<>();
        for (Die child : die.children()) {
            if (child.tag() == Dw.TAG_ENUMERATOR) {
                child.number(Dw.AT_CONST_VALUE)
                        .ifPresent(value -> constants.putIfAbsent(value, name(child)));
            }
        }
        return Map.copyOf(constants);
    }
}
