package org.stackshift.ui.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

class HighlighterTest {
    @Test
    void wordsOfTheLanguageStringsNumbersAndCommentsAreToldApart() {
        assertEquals(
                List.of(
                        new Token(Token.Kind.KEYWORD, "return"),
                        new Token(Token.Kind.PLAIN, " f("),
                        new Token(Token.Kind.STRING, "\"a\\\"b\""),
                        new Token(Token.Kind.PLAIN, ", "),
                        new Token(Token.Kind.NUMBER, "0x1f"),
                        new Token(Token.Kind.PLAIN, "); "),
                        new Token(Token.Kind.COMMENT, "// why")),
                Highlighter.tokens("a.cpp", List.of("return f(\"a\\\"b\", 0x1f); // why"))
                        .getFirst());
    }

    @Test
    void aBlockCommentGoesOnOverLines() {
        List<List<Token>> lines =
                Highlighter.tokens("a.cpp", List.of("int a; /* one", "two */ int b;"));
        assertEquals(new Token(Token.Kind.COMMENT, "/* one"), lines.get(0).getLast());
        assertEquals(new Token(Token.Kind.COMMENT, "two */"), lines.get(1).getFirst());
        assertEquals(new Token(Token.Kind.KEYWORD, "int"), lines.get(1).get(2));
    }

    @Test
    void noCharacterIsLost() {
        String line = "#include <stdio.h>  'x' 1'000 _a9 \\ @";
        StringBuilder text = new StringBuilder();
        Highlighter.tokens("a.cpp", List.of(line))
                .getFirst()
                .forEach(token -> text.append(token.text()));
        assertEquals(line, text.toString());
    }

    @Test
    void assemblyHasItsOwnWords() {
        assertEquals(
                List.of(
                        new Token(Token.Kind.NUMBER, "1"),
                        new Token(Token.Kind.PLAIN, ": "),
                        new Token(Token.Kind.DIRECTIVE, ".quad"),
                        new Token(Token.Kind.PLAIN, " int + "),
                        new Token(Token.Kind.NUMBER, "0x1f"),
                        new Token(Token.Kind.PLAIN, " "),
                        new Token(Token.Kind.COMMENT, "# the task's \"own")),
                Highlighter.tokens("a.S", List.of("1: .quad int + 0x1f # the task's \"own"))
                        .getFirst());
    }
}
