package org.stackshift.debug;

import java.util.Map;
import java.util.Optional;

/**
 * Turns mangled C++ names (Itanium C++ ABI §5.1) into qualified names without parameters: {@code
 * coroutine::~coroutine}. Template arguments become {@code <…>}. A name that uses anything rarer is
 * shown as the linker knows it.
 */
public final class Demangler {
    private static final int DEEPEST = 32;

    private static final Map<String, String> STANDARD =
            Map.of(
                    "St",
                    "std",
                    "Sa",
                    "std::allocator",
                    "Sb",
                    "std::basic_string",
                    "Ss",
                    "std::basic_string",
                    "Si",
                    "std::basic_istream",
                    "So",
                    "std::basic_ostream",
                    "Sd",
                    "std::basic_iostream");

    private static final Map<String, String> OPERATORS =
            Map.ofEntries(
                    Map.entry("nw", " new"),
                    Map.entry("na", " new[]"),
                    Map.entry("dl", " delete"),
                    Map.entry("da", " delete[]"),
                    Map.entry("aS", "="),
                    Map.entry("pl", "+"),
                    Map.entry("mi", "-"),
                    Map.entry("ml", "*"),
                    Map.entry("dv", "/"),
                    Map.entry("eq", "=="),
                    Map.entry("ne", "!="),
                    Map.entry("lt", "<"),
                    Map.entry("gt", ">"),
                    Map.entry("le", "<="),
                    Map.entry("ge", ">="),
                    Map.entry("ls", "<<"),
                    Map.entry("rs", ">>"),
                    Map.entry("pL", "+="),
                    Map.entry("mI", "-="),
                    Map.entry("pp", "++"),
                    Map.entry("mm", "--"),
                    Map.entry("cl", "()"),
                    Map.entry("ix", "[]"),
                    Map.entry("pt", "->"),
                    Map.entry("de", "*"),
                    Map.entry("ad", "&"),
                    Map.entry("nt", "!"),
                    Map.entry("aw", " co_await"));

    private static final Map<String, String> SPECIAL =
            Map.of(
                    "TV",
                    "vtable for ",
                    "TI",
                    "typeinfo for ",
                    "TS",
                    "typeinfo name for ",
                    "TT",
                    "VTT for ",
                    "GV",
                    "guard variable for ");

    private final String text;
    private int position;
    private int depth;

    private Demangler(String text) {
        this.text = text;
    }

    /** The readable form of a name, or the name itself. */
    public static String demangle(String name) {
        if (!name.startsWith("_Z")) {
            return name;
        }
        int suffix = name.indexOf('.');
        String mangled = suffix < 0 ? name : name.substring(0, suffix);
        String clone = suffix < 0 ? "" : name.substring(suffix);
        Demangler demangler = new Demangler(mangled);
        demangler.position = 2;
        return demangler.encoding().map(plain -> plain + clone).orElse(name);
    }

    /** A function or object; what follows its name are parameter types, which are not shown. */
    private Optional<String> encoding() {
        String special = SPECIAL.get(peek(2));
        if (special != null) {
            position += 2;
            return name().map(special::concat);
        }
        return name();
    }

    private Optional<String> name() {
        if (++depth > DEEPEST) {
            return Optional.empty();
        }
        Optional<String> name =
                switch (peek(1)) {
                    case "N" -> nested();
                    case "Z" -> local();
                    default -> unscoped();
                };
        depth--;
        return name;
    }

    private Optional<String> unscoped() {
        String scope = "";
        if (peek(2).equals("St")) {
            position += 2;
            scope = "std::";
        }
        Optional<String> component = component("");
        return component.map(scope::concat).map(this::withArguments);
    }

    /** {@code N [qualifiers] component+ E}. */
    private Optional<String> nested() {
        position++;
        while (!peek(1).isEmpty() && "rVKRO".contains(peek(1))) {
            position++;
        }
        StringBuilder qualified = new StringBuilder();
        String last = "";
        while (!accept("E")) {
            Optional<String> component = peek(1).equals("S") ? standard() : component(last);
            if (component.isEmpty()) {
                return component;
            }
            last = component.get();
            qualified.append(qualified.isEmpty() ? "" : "::").append(withArguments(last));
        }
        return qualified.isEmpty() ? Optional.empty() : Optional.of(qualified.toString());
    }

    /** {@code Z function parameters E entity}: something declared inside of a function. */
    private Optional<String> local() {
        position++;
        Optional<String> function = encoding();
        int end = text.indexOf('E', position);
        if (function.isEmpty() || end < 0) {
            return Optional.empty();
        }
        position = end + 1;
        if (accept("s")) {
            return function.map(f -> f + "::string literal");
        }
        return name().flatMap(entity -> function.map(f -> f + "::" + entity));
    }

    private Optional<String> component(String enclosing) {
        accept("L");
        String next = peek(1);
        if (!next.isEmpty() && Character.isDigit(next.charAt(0))) {
            return sourceName();
        }
        String two = peek(2);
        return switch (two) {
            case "C1", "C2", "C3" -> constructor(enclosing, "");
            case "D0", "D1", "D2" -> constructor(enclosing, "~");
            default -> {
                String operator = OPERATORS.get(two);
                position += 2;
                yield Optional.ofNullable(operator).map("operator"::concat);
            }
        };
    }

    private Optional<String> constructor(String enclosing, String mark) {
        position += 2;
        return enclosing.isEmpty()
                ? Optional.empty()
                : Optional.of(mark + enclosing.substring(enclosing.lastIndexOf(':') + 1));
    }

    private Optional<String> standard() {
        String name = STANDARD.get(peek(2));
        position += 2;
        return Optional.ofNullable(name);
    }

    private Optional<String> sourceName() {
        int length = 0;
        while (!peek(1).isEmpty() && Character.isDigit(text.charAt(position))) {
            length = 10 * length + text.charAt(position++) - '0';
            if (length > text.length()) {
                return Optional.empty();
            }
        }
        if (length == 0 || length > text.length() - position) {
            return Optional.empty();
        }
        String name = text.substring(position, position + length);
        position += length;
        return Optional.of(name.startsWith("_GLOBAL__N") ? "(anonymous)" : name);
    }

    /** Appends a mark for template arguments and steps over them. */
    private String withArguments(String name) {
        return peek(1).equals("I") && new TemplateArguments().skip() ? name + "<…>" : name;
    }

    /** Steps over {@code I … E} by counting what opens and closes. */
    private final class TemplateArguments {
        boolean skip() {
            int open = 0;
            do {
                String next = peek(1);
                if (next.isEmpty()) {
                    return false;
                }
                if (Character.isDigit(next.charAt(0))) {
                    if (sourceName().isEmpty()) {
                        return false;
                    }
                    continue;
                }
                open += "INXLFJ".contains(next) ? 1 : 0;
                open -= next.equals("E") ? 1 : 0;
                position++;
                if (next.equals("L")) {
                    skipLiteral();
                }
            } while (open > 0);
            return true;
        }

        /** A literal is a type and a number: the digits are no length of a name. */
        private void skipLiteral() {
            int end = text.indexOf('E', position);
            boolean plain = end > position && end - position < 24 && !peek(1).equals("_");
            position = plain && !Character.isDigit(text.charAt(position)) ? end : position;
        }
    }

    private String peek(int count) {
        return text.substring(
                Math.min(position, text.length()), Math.min(position + count, text.length()));
    }

    private boolean accept(String token) {
        boolean found = text.startsWith(token, position);
        position += found ? token.length() : 0;
        return found;
    }
}
