package org.stackshift.machine.cpu.system;

import org.stackshift.isa.Gpr;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.decode.Feature;
import org.stackshift.machine.memory.PageWalk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What {@code cpuid} reports: what the CPU's level has, and not one feature that is not implemented
 * (SDM vol. 2, CPUID).
 *
 * <p>The vendor is Intel's because libraries look for cache sizes in a vendor's own leaves; leaf 4
 * answers them.
 */
final class CpuId {
    private static final int MAX_BASIC = 7;
    private static final int MAX_EXTENDED = 0x8000_0008;

    /** Family 6, model 15, stepping 11: the first Intel core whose manuals are those of today. */
    private static final int SIGNATURE_V1 = 0x6fb;

    /** Family 6, model 26, stepping 5: the first Intel core with SSE4.2. */
    private static final int SIGNATURE_V2 = 0x106a5;

    /** Leaf 1, ecx. */
    private static final int CX16 = 1 << 13;

    private static final int PCID = 1 << 17;

    /** Leaf 7, ebx. */
    private static final int SMEP = 1 << 7;

    private static final int INVPCID = 1 << 10;
    private static final int SMAP = 1 << 20;

    /**
     * Bits of leaf 1's edx, in order: fpu, tsc, msr, pae, cx8, apic, pge, cmov, pat, clfsh, mmx,
     * fxsr, sse, sse2.
     */
    private static final int FEATURES =
            1 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 8 | 1 << 9 | 1 << 13 | 1 << 15 | 1 << 16 | 1 << 19
                    | 1 << 23 | 1 << 24 | 1 << 25 | 1 << 26;

    /** syscall, nx, long mode. */
    private static final int EXTENDED_FEATURES = 1 << 11 | 1 << 20 | 1 << 29;

    private static final String VENDOR = "GenuineIntel";
    private static final String BRAND = "Stackshift x86-64-%s teaching processor";

    private static final int CACHE_LINE = 64;

    private CpuId() {}

    static void execute(Cpu cpu) {
        int leaf = (int) cpu.gpr[Gpr.RAX];
        int[] report = leaf(cpu, leaf, (int) cpu.gpr[Gpr.RCX]);
        cpu.gpr[Gpr.RAX] = report[0] & 0xffff_ffffL;
        cpu.gpr[Gpr.RBX] = report[1] & 0xffff_ffffL;
        cpu.gpr[Gpr.RCX] = report[2] & 0xffff_ffffL;
        cpu.gpr[Gpr.RDX] = report[3] & 0xffff_ffffL;
    }

    /** eax, ebx, ecx, edx. */
    private static int[] leaf(Cpu cpu, int leaf, int subleaf) {
        return switch (leaf) {
            case 0 -> vendor();
            case 1 -> basicFeatures(cpu);
            // Descriptor 0xff: see leaf 4.
            case 2 -> new int[] {0xff01, 0, 0, 0};
            case 4 -> cache(subleaf);
            case 7 -> structuredFeatures(cpu, subleaf);
            case 0x8000_0000 -> new int[] {MAX_EXTENDED, 0, 0, 0};
            case 0x8000_0001 -> new int[] {0, 0, laterExtendedFeatures(cpu), EXTENDED_FEATURES};
            case 0x8000_0002, 0x8000_0003, 0x8000_0004 -> words(brand(cpu), 4 * (leaf & 7) - 8);
            case 0x8000_0006 -> new int[] {0, 0, 1024 << 16 | 6 << 12 | CACHE_LINE, 0};
            case 0x8000_0008 -> new int[] {48 << 8 | PageWalk.PHYSICAL_BITS, 0, 0, 0};
            default -> new int[4];
        };
    }

    /** ebx tells which CPU of the machine this is: the ID of its local APIC. */
    private static int[] basicFeatures(Cpu cpu) {
        int place = cpu.number() << 24 | 1 << 16 | CACHE_LINE / 8 << 8;
        int pcid = cpu.model().pcid() ? PCID : 0;
        int signature = has(cpu, Feature.SSE4_2) ? SIGNATURE_V2 : SIGNATURE_V1;
        return new int[] {signature, place, CX16 | pcid | laterFeatures(cpu), FEATURES};
    }

    /** Leaf 1, ecx: what came after SSE2. */
    private static int laterFeatures(Cpu cpu) {
        return bit(cpu, Feature.SSE3, 0)
                | bit(cpu, Feature.SSSE3, 9)
                | bit(cpu, Feature.SSE4_1, 19)
                | bit(cpu, Feature.SSE4_2, 20)
                | bit(cpu, Feature.MOVBE, 22)
                | bit(cpu, Feature.POPCNT, 23);
    }

    /** Leaf 8000_0001H, ecx. Every CPU executes lahf, but the first ones did not report it. */
    private static int laterExtendedFeatures(Cpu cpu) {
        return bit(cpu, Feature.SSE4_2, 0) | bit(cpu, Feature.LZCNT, 5);
    }

    private static int[] structuredFeatures(Cpu cpu, int subleaf) {
        int invpcid = cpu.model().pcid() ? INVPCID : 0;
        int bits = bit(cpu, Feature.BMI1, 3) | bit(cpu, Feature.BMI2, 8);
        return subleaf == 0 ? new int[] {0, SMEP | SMAP | invpcid | bits, 0, 0} : new int[4];
    }

    private static int bit(Cpu cpu, Feature feature, int number) {
        return has(cpu, feature) ? 1 << number : 0;
    }

    private static boolean has(Cpu cpu, Feature feature) {
        return cpu.model().level().has(feature);
    }

    private static String brand(Cpu cpu) {
        return BRAND.formatted(cpu.model().level().name().toLowerCase(Locale.ROOT));
    }

    private static int[] vendor() {
        int[] words = words(VENDOR, 0);
        return new int[] {MAX_BASIC, words[0], words[2], words[1]};
    }

    /** Four words of a text that is padded with zeros. */
    private static int[] words(String text, int firstWord) {
        ByteBuffer bytes = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(text.getBytes(StandardCharsets.US_ASCII));
        int[] words = new int[4];
        for (int i = 0; i < words.length; i++) {
            words[i] = bytes.getInt(4 * (firstWord + i));
        }
        return words;
    }

    private static int[] cache(int subleaf) {
        return switch (subleaf) {
            case 0 -> cache(1, 1, 8, 64);
            case 1 -> cache(2, 1, 8, 64);
            case 2 -> cache(3, 2, 16, 1024);
            case 3 -> cache(3, 3, 16, 8192);
            default -> new int[4];
        };
    }

    /**
     * A cache as leaf 4 describes it.
     *
     * @param type 1 data, 2 instructions, 3 both
     */
    private static int[] cache(int type, int level, int ways, int sets) {
        int self = 1 << 8;
        return new int[] {type | level << 5 | self, CACHE_LINE - 1 | (ways - 1) << 22, sets - 1, 0};
    }
}
