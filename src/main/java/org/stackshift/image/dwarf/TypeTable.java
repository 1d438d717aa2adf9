package org.stackshift.image.dwarf;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The types of one file. Corrupt files make types that contain themselves, so every walk here is
 * bounded.
 */
public final class TypeTable {
    private static final int DEEPEST = 16;

    private final Map<Long, Type> types;

    TypeTable(Map<Long, Type> types) {
        this.types = Map.copyOf(types);
    }

    /** The type itself; none for {@code void} and for types that could not be read. */
    public Optional<Type> get(Type.Ref ref) {
        return Optional.ofNullable(types.get(ref.offset()));
    }

    /** The type behind typedefs and qualifiers. */
    public Optional<Type> resolve(Type.Ref ref) {
        Type.Ref at = ref;
        for (int i = 0; i < DEEPEST; i++) {
            Optional<Type> type = get(at);
            switch (type.orElse(null)) {
                case Type.Typedef typedef -> at = typedef.target();
                case Type.Qualified qualified -> at = qualified.target();
                case null, default -> {
                    return type;
                }
            }
        }
        return Optional.empty();
    }

    /** Bytes that a value takes, 0 if unknown. */
    public long size(Type.Ref ref) {
        return size(ref, DEEPEST);
    }

    private long size(Type.Ref ref, int depth) {
        if (depth == 0) {
            return 0;
        }
        return switch (resolve(ref).orElse(null)) {
            case Type.Base base -> base.size();
            case Type.Pointer pointer -> Long.BYTES;
            case Type.Struct struct -> struct.size();
            case Type.Enumeration enumeration -> enumeration.size();
            case Type.Array array ->
                    array.counts().stream()
                            .reduce(size(array.element(), depth - 1), (a, b) -> a * Math.max(b, 0));
            case null, default -> 0;
        };
    }

    /** The type as a C programmer writes it, e.g. {@code const char *}. */
    public String name(Type.Ref ref) {
        return name(ref, DEEPEST);
    }

    private String name(Type.Ref ref, int depth) {
        if (depth == 0) {
            return "…";
        }
        return switch (types.get(ref.offset())) {
            case Type.Base base -> base.name();
            case Type.Typedef typedef -> typedef.name();
            case Type.Unspecified unspecified -> unspecified.name();
            case Type.Struct struct -> named(struct.name(), struct.keyword());
            case Type.Enumeration enumeration -> named(enumeration.name(), "enum");
            case Type.Qualified qualified ->
                    qualified.qualifier() + " " + name(qualified.target(), depth - 1);
            case Type.Pointer pointer -> pointerName(pointer, depth);
            case Type.Array array -> name(array.element(), depth - 1) + dimensions(array);
            case Type.Function function -> name(function.result(), depth - 1) + " ()";
            case null -> ref.equals(Type.Ref.VOID) ? "void" : "?";
        };
    }

    private String pointerName(Type.Pointer pointer, int depth) {
        if (resolve(pointer.target()).orElse(null) instanceof Type.Function function) {
            return name(function.result(), depth - 1) + " (" + pointer.mark() + ")()";
        }
        String target = name(pointer.target(), depth - 1);
        return target.endsWith("*") ? target + pointer.mark() : target + " " + pointer.mark();
    }

    private static String dimensions(Type.Array array) {
        return array.counts().stream()
                .map(count -> count < 0 ? "[]" : "[" + count + "]")
                .collect(Collectors.joining());
    }

    private static String named(String name, String keyword) {
        return name.isEmpty() ? keyword + " {…}" : name;
    }
}
