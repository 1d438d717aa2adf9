package org.stackshift.debug.disasm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Expectations are what GNU objdump 2.40 printed. */
class DisassemblerTest {
    /** yield_to at -O0: saves rsp in one object, loads it from another. */
    private static final String YIELD_TO =
            "554889e548897df8488975f0488b45f0488b00488b55f84889224889c45dc3";

    @Test
    void yieldToReadsAsInTheReferenceListing() {
        assertEquals(
                List.of(
                        "push   %rbp",
                        "mov    %rsp,%rbp",
                        "mov    %rdi,-0x8(%rbp)",
                        "mov    %rsi,-0x10(%rbp)",
                        "mov    -0x10(%rbp),%rax",
                        "mov    (%rax),%rax",
                        "mov    -0x8(%rbp),%rdx",
                        "mov    %rsp,(%rdx)",
                        "mov    %rax,%rsp",
                        "pop    %rbp",
                        "ret"),
                texts(YIELD_TO, Syntax.ATT));
    }

    @Test
    void yieldToReadsInIntelSyntax() {
        assertEquals(
                List.of(
                        "push   rbp",
                        "mov    rbp,rsp",
                        "mov    QWORD PTR [rbp-0x8],rdi",
                        "mov    QWORD PTR [rbp-0x10],rsi",
                        "mov    rax,QWORD PTR [rbp-0x10]",
                        "mov    rax,QWORD PTR [rax]",
                        "mov    rdx,QWORD PTR [rbp-0x8]",
                        "mov    QWORD PTR [rdx],rsp",
                        "mov    rsp,rax",
                        "pop    rbp",
                        "ret"),
                texts(YIELD_TO, Syntax.INTEL));
    }

    @Test
    void aLineHasAddressBytesAndText() {
        byte[] code = HexFormat.of().parseHex("55");
        Line line = new Disassembler(Syntax.ATT, SymbolNames.NONE).line(0x401136, code, 0, 1);
        assertEquals("  401136:\t55                   \tpush   %rbp", line.toString());
    }

    @Test
    void targetsAndRipRelativeOperandsCarryTheNamesThatTheCallerKnows() {
        SymbolNames names =
                vaddr -> vaddr == 0x401196 ? "yield_to" : vaddr == 0x404010 ? "x+0x8" : null;
        Disassembler named = new Disassembler(Syntax.ATT, names);
        byte[] code = HexFormat.of().parseHex("e891010000488b05042f0000");
        assertEquals("call   401196 <yield_to>", named.line(0x401000, code, 0, 12).text());
        assertEquals(
                "mov    0x2f04(%rip),%rax        # 404010 <x+0x8>",
                named.line(0x401105, code, 5, 12).text());
        assertEquals("call   0x401296", named.line(0x401100, code, 0, 12).text());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "662e0f1f840000000000 | cs nopw 0x0(%rax,%rax,1)",
                "6690 | xchg   %ax,%ax",
                "f3c3 | repz ret",
                "f2e900000000 | bnd jmp 0x6",
                "3effe0 | notrack jmp *%rax",
                "48b81122334455667788 | movabs $0x8877665544332211,%rax",
                "d1e0 | shl    %eax",
                "f348ab | rep stos %rax,%es:(%rdi)",
                "f0480fc708 | lock cmpxchg16b (%rax)",
                "9bd938 | fstcw  (%rax)",
                "dee9 | fsubrp %st,%st(1)",
                "6648e800000000 | data16 rex.W call 0x7",
                "0fb600 | movzbl (%rax),%eax",
                "4898 | cltq",
                "06 | (bad)"
            })
    void objdumpsOwnWaysAreKept(String code, String text) {
        assertEquals(List.of(text), texts(code, Syntax.ATT));
    }

    @Test
    void aRexPrefixBeforeAnotherPrefixStandsAlone() {
        assertEquals(List.of("rex.W", "xchg   %ax,%ax"), texts("486690", Syntax.ATT));
    }

    @Test
    void anInstructionOfAnotherIsaIsOneBadLine() {
        // vpxor %xmm0,%xmm0,%xmm0; pclmulqdq $0xc,%xmm1,%xmm2
        assertEquals(List.of("(bad)", "(bad)", "ret"), texts("c5f9efc0660f3a44d10cc3", Syntax.ATT));
    }

    private static List<String> texts(String hex, Syntax syntax) {
        byte[] code = HexFormat.of().parseHex(hex);
        List<String> texts = new ArrayList<>();
        new Disassembler(syntax, SymbolNames.NONE)
                .sweep(0, code, 0, code.length, line -> texts.add(line.text()));
        return texts;
    }
}
