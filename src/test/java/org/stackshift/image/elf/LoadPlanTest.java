package org.stackshift.image.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stackshift.image.elf.ElfBytes.CODE_OFFSET;
import static org.stackshift.image.elf.ElfBytes.CODE_VADDR;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

class LoadPlanTest {
    private static final long LIMIT = 64 << 20;
    private static final int DATA = ProgramHeader.PF_R | ProgramHeader.PF_W;

    @Test
    void aProgramWithCodeAndDataIsPlanned() throws Exception {
        byte[] file = ElfBytes.runnable().load(0x403010, 0x2010, 0x20, 0x500, DATA).toArray();
        LoadPlan plan = LoadPlan.of(ElfFile.parse(file), LIMIT);

        assertEquals(CODE_VADDR, plan.entry());
        assertFalse(plan.positionIndependent());
        assertEquals(0x401000, plan.start());
        assertEquals(0x403510, plan.end());
        LoadPlan.Segment data = plan.segments().get(1);
        assertEquals(0x20, data.contents().length());
        assertTrue(data.isWritable() && !data.isExecutable());
    }

    @Test
    void programHeadersAreFoundInTheSegmentThatHoldsThem() throws Exception {
        byte[] file = ElfBytes.runnable().load(0x400000, 0, 0x200, 0x200, 4).toArray();
        assertEquals(
                0x400000 + ElfHeader.SIZE,
                LoadPlan.of(ElfFile.parse(file), LIMIT).programHeadersVaddr());
    }

    static Stream<Arguments> refused() {
        int x = ProgramHeader.PF_X;
        long max = Long.MAX_VALUE;
        return Stream.of(
                file("elf.not-elf", new byte[0]),
                file("elf.not-elf", "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII)),
                file("elf.not-elf", new byte[] {0x7f, 'E', 'L'}),
                file("elf.truncated", Arrays.copyOf(ElfBytes.runnable().toArray(), 5)),
                file("elf.truncated", Arrays.copyOf(ElfBytes.runnable().toArray(), 63)),
                file("elf.truncated", Arrays.copyOf(ElfBytes.runnable().toArray(), 64)),
                file("elf.truncated", Arrays.copyOf(ElfBytes.runnable().toArray(), 0x1fff)),
                file("elf.truncated", ElfBytes.runnable().i64(32, -8)),
                file("elf.truncated", ElfBytes.runnable().i64(32, max)),
                file("elf.not-64-bit", ElfBytes.runnable().u8(4, 1)),
                file("elf.big-endian", ElfBytes.runnable().u8(5, 2)),
                file("elf.other-architecture", ElfBytes.runnable().u16(18, 183)),
                file("elf.other-architecture", ElfBytes.runnable().u16(18, 4711)),
                file("elf.bad-header", ElfBytes.runnable().u16(54, 32)),
                file("elf.bad-header", ElfBytes.runnable().u32(20, 0)),
                file("elf.not-executable", ElfBytes.runnable().u16(16, ElfHeader.ET_REL)),
                file("elf.not-executable", ElfBytes.runnable().u16(16, ElfHeader.ET_CORE)),
                file("elf.not-executable", ElfBytes.runnable().u16(16, 3).i64(24, 0)),
                file("elf.no-segment", ElfBytes.program()),
                file("elf.segment-sizes", with(0x1001, 0x1000)),
                file("elf.segment-sizes", with(-1, 0x1000)),
                file("elf.truncated", with(0x2001, 0x2001)),
                file("elf.truncated", ElfBytes.program().load(CODE_VADDR, -0x1000, 8, 8, x)),
                file("elf.segment-alignment", ElfBytes.program().load(0x401008, 0x1000, 8, 8, x)),
                file("elf.segment-alignment", ElfBytes.runnable().i64(64 + 48, 0x1001)),
                file("elf.segment-address", with(0x1000, max)),
                file("elf.segment-address", with(0x1000, -1)),
                file("elf.segment-address", ElfBytes.program().load(0, 0x1000, 8, 8, x)),
                file("elf.segment-address", ElfBytes.program().load(-0x1000, 0x1000, 8, 8, x)),
                file("elf.segment-address", ElfBytes.program().load(1L << 47, 0x1000, 8, 8, x)),
                file("elf.segments-overlap", ElfBytes.runnable().load(0x401800, 0x1800, 8, 8, 4)),
                file("elf.too-large", with(0x1000, 1L << 40)),
                file("elf.bad-entry", ElfBytes.runnable().i64(24, 0x402000)),
                file("elf.bad-entry", ElfBytes.runnable().u32(68, DATA)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aFileThatCannotRunIsRefusedWithItsCode(String code, byte[] file) {
        ElfFormatException refusal =
                assertThrows(
                        ElfFormatException.class, () -> LoadPlan.of(ElfFile.parse(file), LIMIT));
        assertEquals(code, refusal.problem().kind().code());
    }

    @Test
    void aDynamicProgramNamesItsLoader() throws Exception {
        byte[] file = ElfBytes.runnable().segment(3, 0, 0x2000, 20, 20, 4).toArray();
        LoadPlan plan = LoadPlan.of(ElfFile.parse(file), LIMIT);
        assertTrue(plan.interpreter().isPresent());
        assertEquals(
                "elf.needs-interpreter",
                assertThrows(ElfFormatException.class, plan::requireStatic)
                        .problem()
                        .kind()
                        .code());
    }

    @Test
    void anotherArchitectureIsNamed() {
        byte[] file = ElfBytes.runnable().u16(18, 183).toArray();
        ElfFormatException refusal =
                assertThrows(ElfFormatException.class, () -> ElfFile.parse(file));
        assertEquals(
                "This program is for 64-bit ARM (AArch64); only x86-64 programs run here",
                refusal.problem().sentence());
    }

    private static ElfBytes with(long fileSize, long memorySize) {
        return ElfBytes.program()
                .load(CODE_VADDR, CODE_OFFSET, fileSize, memorySize, ProgramHeader.PF_X);
    }

    private static Arguments file(String code, ElfBytes bytes) {
        return file(code, bytes.toArray());
    }

    private static Arguments file(String code, byte[] bytes) {
        return Arguments.of(code, bytes);
    }
}
