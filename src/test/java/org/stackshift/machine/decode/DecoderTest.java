package org.stackshift.machine.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.isa.Gpr;
import org.stackshift.machine.decode.Operand.Immediate;
import org.stackshift.machine.decode.Operand.Memory;
import org.stackshift.machine.decode.Operand.Register;
import org.stackshift.machine.decode.Operand.RegisterFile;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

class DecoderTest {
    private static final int LONGEST = 15;

    @Test
    void operandsStandInIntelOrder() {
        Instruction store = instruction("48897df8"); // mov %rdi,-0x8(%rbp)
        assertEquals(Mnemonic.MOV, store.mnemonic());
        assertEquals(
                List.of(
                        new Memory(Memory.NONE, Gpr.RBP, Memory.NONE, 1, -8, 8, 8),
                        new Register(RegisterFile.GPR, Gpr.RDI, 8)),
                store.operands());
    }

    @Test
    void vexNamesAThirdRegisterAndHoldsTheRexBits() {
        Instruction andn = instruction("c442a8f219"); // andn (%r9),%r10,%r11
        assertEquals(Mnemonic.ANDN, andn.mnemonic());
        assertEquals(
                List.of(
                        new Register(RegisterFile.GPR, Gpr.R11, 8),
                        new Register(RegisterFile.GPR, Gpr.R10, 8),
                        new Memory(Memory.NONE, Gpr.R9, Memory.NONE, 1, 0, 8, 8)),
                andn.operands());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "66c4e270f2c2, 66 before VEX",
        "f2c4e270f2c2, F2 before VEX",
        "f0c4e270f2c2, LOCK before VEX",
        "48c4e270f2c2, REX before VEX",
        "c4e274f2c2, length 256",
        "c4e373f0c107, rorx with a register in vvvv",
        "c4e178f2c2, no such map entry",
        "f30f38f006, movbe with F3"
    })
    void prefixesThatTheManualForbidsMakeAnInstructionUndefined(String code, String why) {
        byte[] bytes = HexFormat.of().parseHex(code);
        assertEquals(Undecodable.INVALID, Decoder.decode(bytes, 0, bytes.length));
    }

    @Test
    void fsOverridesTheSegmentAndAbsoluteAddressesHaveNoBase() {
        Instruction canary = instruction("64488b042528000000"); // mov %fs:0x28,%rax
        assertEquals(
                new Memory(4, Memory.NONE, Memory.NONE, 1, 0x28, 8, 8),
                canary.operands().getLast());
    }

    @Test
    void immediatesAreSignExtendedToTheWidthInWhichTheyAreUsed() {
        assertEquals(new Immediate(-1, 8), instruction("4883c0ff").operands().getLast());
        assertEquals(new Immediate(-128, 8), instruction("6a80").operands().getLast());
    }

    @Test
    void vectorNumbersPortsAndShiftCountsAreUnsigned() {
        assertEquals(new Immediate(0x80, 1), instruction("cd80").operands().getLast());
        assertEquals(new Immediate(0xff, 1), instruction("c1e0ff").operands().getLast());
    }

    @ParameterizedTest(name = "{0} works on {1} bytes")
    @CsvSource({
        "01c0, 4",
        "6601c0, 2",
        "4801c0, 8",
        "664801c0, 8",
        "00c0, 1", // add
        "50, 8",
        "6650, 2",
        "4850, 8",
        "6a00, 8",
        "c9, 8", // stack
        "e800000000, 8",
        "66e800000000, 8",
        "c3, 8",
        "66c3, 8", // near branches
        "48f20f2ac0, 4",
        "f2480f2ac0, 8",
        "f20f2ac0, 4", // cvtsi2sd; REX must be last
        "a4, 1",
        "a5, 4",
        "48a5, 8",
        "ee, 1",
        "6e, 1",
        "0f95c0, 1",
        "0fb6c0, 4"
    })
    void prefixesChooseTheOperandSize(String code, int size) {
        assertEquals(size, instruction(code).operandSize());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0f58c1, ADDPS",
        "660f58c1, ADDPD",
        "f30f58c1, ADDSS",
        "f20f58c1, ADDSD",
        "66f20f58c1, ADDSD",
        "f266f30f58c1, ADDSS",
        "f3f20f58c1, ADDSD",
        "90, NOP",
        "f390, PAUSE",
        "4190, XCHG",
        "6690, NOP",
        "f30f1efa, ENDBR64",
        "0fc708, CMPXCHG8B",
        "480fc708, CMPXCHG16B",
        "660f6ec0, MOVD",
        "66480f6ec0, MOVQ",
        "0f1200, MOVLPS",
        "0f12c1, MOVHLPS",
        "0faee8, LFENCE",
        "0fae28, XRSTOR",
        "f30fbcc0, TZCNT",
        "d8c1, FADD",
        "dbe3, FNINIT",
        "0f01f8, SWAPGS",
        "0f0138, INVLPG"
    })
    void prefixesAndModRmSelectTheForm(String code, Mnemonic mnemonic) {
        assertEquals(mnemonic, instruction(code).mnemonic());
    }

    /** SDM vol. 2 §2.1.1: LOCK needs one of a few instructions with a destination in memory. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "f00100, true", "f001c0, false", "f00300, false", "f08900, false", "f03900, false",
        "f00fb10f, true", "f00fc708, true", "f08700, true", "f00fba2801, true", "f00fa300, false"
    })
    void lockIsPermittedOnlyWhereTheManualPermitsIt(String code, boolean permitted) {
        Instruction instruction = instruction(code);
        assertTrue(instruction.has(Prefix.LOCK));
        assertEquals(permitted, instruction.lockable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"06", "27", "60", "62", "82", "9a", "c4", "d4", "ea", "0f04", "0f24"})
    void opcodesThatDoNotExistIn64BitModeAreInvalid(String code) {
        assertEquals(Undecodable.INVALID, decode(code + "0000000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8dc0", "0fc7c8", "0f13c0", "f30f5400", "8cf0", "8ef8", "ffff", "d9d1"})
    void formsThatDoNotExistAreInvalid(String code) {
        assertEquals(Undecodable.INVALID, decode(code + "0000000000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"48b81122334455667788", "0f84aabbccdd", "64488b042528000000", "f20f1045f8"})
    void everyProperBeginningOfAnInstructionIsTruncated(String code) {
        byte[] bytes = HexFormat.of().parseHex(code);
        for (int limit = 0; limit < bytes.length; limit++) {
            assertEquals(Undecodable.TRUNCATED, Decoder.decode(bytes, 0, limit));
        }
        assertInstanceOf(Instruction.class, Decoder.decode(bytes, 0, bytes.length));
    }

    @Test
    void fifteenBytesAreAnInstructionAndSixteenAreTooLong() {
        assertEquals(LONGEST, instruction("66".repeat(14) + "90").length());
        assertEquals(Undecodable.TOO_LONG, decode("66".repeat(15) + "90"));
        assertEquals(Undecodable.TOO_LONG, decode("66".repeat(9) + "81842400000000010000000000"));
        assertEquals(Undecodable.TRUNCATED, decode("66".repeat(14)));
    }

    @Test
    void controlTransfersAreKnownAsSuch() {
        for (String code :
                List.of("c3", "eb00", "7500", "ffd0", "cd80", "0f05", "48cf", "e2fe", "0f0b")) {
            assertTrue(instruction(code).isControlTransfer(), code);
        }
        for (String code : List.of("90", "55", "4889c4", "5c", "0f22d8")) {
            assertFalse(instruction(code).isControlTransfer(), code);
        }
    }

    @Test
    void randomBytesNeverMakeItReadBeyondTheLimitOrThrow() {
        Random random = new Random(4);
        byte[] code = new byte[20];
        for (int i = 0; i < 300_000; i++) {
            random.nextBytes(code);
            int limit = random.nextInt(code.length + 1);
            Decoded whole = Decoder.decode(code, 0, limit);
            // An exact copy would throw at any read behind the limit.
            assertEquals(whole, Decoder.decode(Arrays.copyOf(code, limit), 0, limit));
            if (whole instanceof Instruction instruction) {
                assertTrue(instruction.length() <= Math.min(limit, LONGEST));
            }
        }
    }

    private static Decoded decode(String code) {
        byte[] bytes = HexFormat.of().parseHex(code);
        return Decoder.decode(bytes, 0, bytes.length);
    }

    private static Instruction instruction(String code) {
        Instruction instruction = assertInstanceOf(Instruction.class, decode(code), code);
        assertEquals(code.length() / 2, instruction.length());
        return instruction;
    }
}
