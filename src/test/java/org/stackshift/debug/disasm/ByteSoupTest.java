package org.stackshift.debug.disasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;

/** Random bytes, compared with objdump wherever it finds an instruction in them. */
class ByteSoupTest {
    private static final int BYTES = 1 << 19;

    /** Prefixes, fwait, escapes: the bytes that make decoding hard. */
    private static final byte[] SPICE =
            HexFormat.of().parseHex("0f0f0f66f2f3672e3e6465f09bd9dbdddfae404144484926363a9090c7");

    /** How instructions after SSE2 begin. */
    private static final byte[][] LATER =
            Stream.of(
                            "0f38",
                            "660f38",
                            "f20f38",
                            "f30f38",
                            "66480f38",
                            "f2480f38",
                            "66f20f38",
                            "0f3a",
                            "660f3a",
                            "66480f3a",
                            "66440f3a",
                            "f30fb8",
                            "f30fbc",
                            "f30fbd",
                            "f3480fbd",
                            "f20f12",
                            "f30f16",
                            "f20f7c",
                            "660f7d",
                            "f20fd0",
                            "f20ff0",
                            "c4e278f2",
                            "c4e2f0f3",
                            "c4c278f5",
                            "c4e2b2f5",
                            "c4e27bf6",
                            "c44279f7",
                            "c4e27bf0",
                            "c4e37bf0")
                    .map(HexFormat.of()::parseHex)
                    .toArray(byte[][]::new);

    @ParameterizedTest
    @EnumSource
    void randomBytesReadAsInObjdump(Syntax syntax) throws IOException {
        assertAgreement(0.9995, soup(new Random(1)), syntax);
    }

    /**
     * What is left: prefixes before fwait, which objdump merges with an x87 instruction behind it.
     */
    @ParameterizedTest
    @EnumSource
    void randomBytesFullOfPrefixesReadAlmostAlwaysAsInObjdump(Syntax syntax) throws IOException {
        Random random = new Random(2);
        byte[] soup = soup(random);
        for (int i = 0; i < soup.length; i++) {
            if (random.nextInt(3) == 0) {
                soup[i] = SPICE[random.nextInt(SPICE.length)];
            }
        }
        assertAgreement(0.998, soup, syntax);
    }

    /**
     * Opcodes behind 0F 38, 0F 3A and VEX with every prefix that selects a form there. What is
     * left: prefixes before VEX, which are #UD (SDM vol. 2 §2.3.2) and which objdump reads.
     */
    @ParameterizedTest
    @EnumSource
    void randomOperandsOfLaterInstructionsReadAsInObjdump(Syntax syntax) throws IOException {
        Random random = new Random(4);
        byte[] soup = soup(random);
        for (int i = 0; i + 16 < soup.length; i += 16) {
            byte[] start = LATER[random.nextInt(LATER.length)];
            System.arraycopy(start, 0, soup, i, start.length);
        }
        assertAgreement(0.998, soup, syntax);
    }

    @Test
    void aSweepCoversEveryByteOnce() {
        byte[] soup = soup(new Random(3));
        int[] next = {0};
        new Disassembler(Syntax.ATT, SymbolNames.NONE)
                .sweep(
                        0x1000,
                        soup,
                        0,
                        soup.length,
                        line -> {
                            assertEquals(next[0], line.offset());
                            assertEquals(0x1000 + next[0], line.vaddr());
                            assertTrue(line.length() > 0);
                            next[0] += line.length();
                        });
        assertEquals(soup.length, next[0]);
    }

    private static byte[] soup(Random random) {
        byte[] soup = new byte[BYTES];
        random.nextBytes(soup);
        return soup;
    }

    private static void assertAgreement(double expected, byte[] soup, Syntax syntax)
            throws IOException {
        assumeTrue(Objdump.isInstalled(), "objdump is not installed: nothing to compare with");
        Agreement agreement = new Agreement(syntax);
        agreement.judge(Objdump.bytes(soup, syntax));
        double rate = (double) agreement.agreed() / (agreement.agreed() + agreement.differed());
        System.out.printf("byte soup, %s: %.3f %% of our instructions agree%n", syntax, 100 * rate);
        assertTrue(rate >= expected, () -> String.join("\n", agreement.differences()));
    }
}
