package org.stackshift.ui.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the words of C, C++ and assembly apart, just enough to colour them. */
final class Highlighter {
    private static final Set<String> KEYWORDS =
            Set.of(
                    ("alignas alignof asm __asm__ auto bool break case catch char class const"
                                    + " constexpr const_cast continue co_await co_return co_yield"
                                    + " decltype default delete do double dynamic_cast else enum"
                                    + " explicit extern false float for friend goto if inline int"
                                    + " long mutable namespace new noexcept nullptr operator"
                                    + " private protected public register reinterpret_cast return"
                                    + " short signed sizeof static static_cast struct switch"
                                    + " template this throw true try typedef typename union"
                                    + " unsigned using virtual void volatile __volatile__ while"
                                    + " __attribute__ restrict")
                            .split(" "));
    private static final Pattern WORDS =
            Pattern.compile(
                    "(?<comment>//.*|/\\*.*?(?:\\*/|$))"
                            + "|(?<string>\"(?:\\\\.|[^\"\\\\])*\"?|'(?:\\\\.|[^'\\\\])*'?)"
                            + "|(?<directive>^\\s*#\\s*\\w+)"
                            + "|(?<number>\\b\\d[\\w.']*)"
                            + "|(?<word>[A-Za-z_]\\w*)");

    /** The assembler's words as GNU writes them for x86; mnemonics are too many to know. */
    private static final Pattern ASSEMBLY =
            Pattern.compile(
                    "(?<comment>#.*|/\\*.*?(?:\\*/|$))"
                            + "|(?<string>\"(?:\\\\.|[^\"\\\\])*\"?)"
                            + "|(?<directive>(?<![\\w.])\\.[A-Za-z]\\w*)"
                            + "|(?<number>\\b\\d\\w*)");

    private Highlighter() {}

    /** The tokens of each line of a file. */
    static List<List<Token>> tokens(String file, List<String> lines) {
        Pattern words = file.endsWith(".S") || file.endsWith(".s") ? ASSEMBLY : WORDS;
        List<List<Token>> result = new ArrayList<>(lines.size());
        boolean inComment = false;
        for (String raw : lines) {
            String line = raw.replace("\t", "    ");
            List<Token> tokens = new ArrayList<>();
            inComment = scan(words, line, inComment, tokens);
            result.add(List.copyOf(tokens));
        }
        return List.copyOf(result);
    }

    /** Scans one line; returns whether a block comment is open at its end. */
    private static boolean scan(Pattern words, String line, boolean inComment, List<Token> tokens) {
        int at = 0;
        if (inComment) {
            int end = line.indexOf("*/");
            if (end < 0) {
                add(tokens, Token.Kind.COMMENT, line);
                return true;
            }
            at = end + 2;
            add(tokens, Token.Kind.COMMENT, line.substring(0, at));
        }
        Matcher matcher = words.matcher(line);
        while (matcher.find(at)) {
            add(tokens, Token.Kind.PLAIN, line.substring(at, matcher.start()));
            add(tokens, kind(matcher), matcher.group());
            at = matcher.end();
            if (matcher.group().startsWith("/*") && !matcher.group().endsWith("*/")) {
                return true;
            }
        }
        add(tokens, Token.Kind.PLAIN, line.substring(at));
        return false;
    }

    private static Token.Kind kind(Matcher matcher) {
        if (matcher.group("comment") != null) {
            return Token.Kind.COMMENT;
        }
        if (matcher.group("string") != null) {
            return Token.Kind.STRING;
        }
        if (matcher.group("directive") != null) {
            return Token.Kind.DIRECTIVE;
        }
        if (matcher.group("number") != null) {
            return Token.Kind.NUMBER;
        }
        return KEYWORDS.contains(matcher.group()) ? Token.Kind.KEYWORD : Token.Kind.PLAIN;
    }

    private static void add(List<Token> tokens, Token.Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        boolean goesOn = !tokens.isEmpty() && tokens.getLast().kind() == kind;
        String before = goesOn ? tokens.removeLast().text() : "";
        tokens.add(new Token(kind, before + text));
    }
}
