package org.stackshift.machine.cpu.sse;

import static org.stackshift.machine.cpu.sse.Lanes.BYTES;
import static org.stackshift.machine.cpu.sse.Lanes.DOUBLEWORDS;
import static org.stackshift.machine.cpu.sse.Lanes.QUADWORD;
import static org.stackshift.machine.cpu.sse.Lanes.WORDS;

import org.jspecify.annotations.Nullable;
import org.stackshift.machine.decode.Mnemonic;

import java.util.function.LongBinaryOperator;

/** Which function over 64 bits an integer mnemonic means, for MMX and SSE2 alike. */
final class IntegerLanes {
    private IntegerLanes() {}

    /**
     * Functions that treat the two halves of an XMM register alike, and the logic on whole
     * registers.
     */
    static @Nullable LongBinaryOperator eachHalf(Mnemonic mnemonic) {
        return switch (mnemonic) {
            case PADDB -> BYTES::add;
            case PADDW -> WORDS::add;
            case PADDD -> DOUBLEWORDS::add;
            case PADDQ -> (a, b) -> a + b;
            case PADDSB -> BYTES::addSigned;
            case PADDSW -> WORDS::addSigned;
            case PADDUSB -> BYTES::addUnsigned;
            case PADDUSW -> WORDS::addUnsigned;
            case PSUBB -> BYTES::subtract;
            case PSUBW -> WORDS::subtract;
            case PSUBD -> DOUBLEWORDS::subtract;
            case PSUBQ -> (a, b) -> a - b;
            case PSUBSB -> BYTES::subtractSigned;
            case PSUBSW -> WORDS::subtractSigned;
            case PSUBUSB -> BYTES::subtractUnsigned;
            case PSUBUSW -> WORDS::subtractUnsigned;
            case PMULLW -> Products::low;
            case PMULHW -> Products::highSigned;
            case PMULHUW -> Products::highUnsigned;
            case PMULUDQ -> Products::unsigned;
            case PMADDWD -> Products::sumOfPairs;
            case PSADBW -> Products::sumOfDifferences;
            case PAVGB -> BYTES::average;
            case PAVGW -> WORDS::average;
            case PMINUB -> BYTES::minUnsigned;
            case PMINSW -> WORDS::minSigned;
            case PMAXUB -> BYTES::maxUnsigned;
            case PMAXSW -> WORDS::maxSigned;
            case PCMPEQB -> BYTES::equal;
            case PCMPEQW -> WORDS::equal;
            case PCMPEQD -> DOUBLEWORDS::equal;
            case PCMPGTB -> BYTES::greater;
            case PCMPGTW -> WORDS::greater;
            case PCMPGTD -> DOUBLEWORDS::greater;
            case PMULLD -> Products::lowDoublewords;
            case PMULDQ -> Products::signed;
            case PMULHRSW -> Products::highRounded;
            case PMADDUBSW -> Products::sumOfBytePairs;
            case PCMPEQQ -> QUADWORD::equal;
            case PCMPGTQ -> QUADWORD::greater;
            case PAND, ANDPS, ANDPD -> (a, b) -> a & b;
            case PANDN, ANDNPS, ANDNPD -> (a, b) -> ~a & b;
            case POR, ORPS, ORPD -> (a, b) -> a | b;
            case PXOR, XORPS, XORPD -> (a, b) -> a ^ b;
            default -> signsAndOrder(mnemonic);
        };
    }

    private static @Nullable LongBinaryOperator signsAndOrder(Mnemonic mnemonic) {
        return switch (mnemonic) {
            case PSIGNB -> BYTES::sign;
            case PSIGNW -> WORDS::sign;
            case PSIGND -> DOUBLEWORDS::sign;
            case PABSB -> (a, b) -> BYTES.absolute(b);
            case PABSW -> (a, b) -> WORDS.absolute(b);
            case PABSD -> (a, b) -> DOUBLEWORDS.absolute(b);
            case PMINSB -> BYTES::minSigned;
            case PMINSD -> DOUBLEWORDS::minSigned;
            case PMINUW -> WORDS::minUnsigned;
            case PMINUD -> DOUBLEWORDS::minUnsigned;
            case PMAXSB -> BYTES::maxSigned;
            case PMAXSD -> DOUBLEWORDS::maxSigned;
            case PMAXUW -> WORDS::maxUnsigned;
            case PMAXUD -> DOUBLEWORDS::maxUnsigned;
            default -> null;
        };
    }

    /** Shifts of a by the unsigned count b. */
    static @Nullable LongBinaryOperator shift(Mnemonic mnemonic) {
        return switch (mnemonic) {
            case PSLLW -> WORDS::shiftLeft;
            case PSLLD -> DOUBLEWORDS::shiftLeft;
            case PSLLQ -> QUADWORD::shiftLeft;
            case PSRLW -> WORDS::shiftRight;
            case PSRLD -> DOUBLEWORDS::shiftRight;
            case PSRLQ -> QUADWORD::shiftRight;
            case PSRAW -> WORDS::shiftRightSigned;
            case PSRAD -> DOUBLEWORDS::shiftRightSigned;
            default -> null;
        };
    }

    /** What makes the lower half of a result from a's lanes, the upper from b's. */
    static @Nullable LongBinaryOperator pack(Mnemonic mnemonic) {
        return switch (mnemonic) {
            case PACKSSWB -> Shuffles::packSignedWords;
            case PACKUSWB -> Shuffles::packUnsignedWords;
            case PACKSSDW -> Shuffles::packSignedDoublewords;
            case PACKUSDW -> Shuffles::packUnsignedDoublewords;
            case PHADDW -> (a, b) -> WORDS.add(Pairs.firsts(a, b), Pairs.seconds(a, b));
            case PHADDSW -> (a, b) -> WORDS.addSigned(Pairs.firsts(a, b), Pairs.seconds(a, b));
            case PHSUBW -> (a, b) -> WORDS.subtract(Pairs.firsts(a, b), Pairs.seconds(a, b));
            case PHSUBSW -> (a, b) -> WORDS.subtractSigned(Pairs.firsts(a, b), Pairs.seconds(a, b));
            case PHADDD -> (a, b) -> Pairs.sum(a) | Pairs.sum(b) << 32;
            case PHSUBD -> (a, b) -> Pairs.difference(a) | Pairs.difference(b) << 32;
            default -> null;
        };
    }

    /** The lanes that an unpack instruction interleaves. */
    static @Nullable Lanes unpacked(Mnemonic mnemonic) {
        return switch (mnemonic) {
            case PUNPCKLBW, PUNPCKHBW -> BYTES;
            case PUNPCKLWD, PUNPCKHWD -> WORDS;
            case PUNPCKLDQ, PUNPCKHDQ, UNPCKLPS, UNPCKHPS -> DOUBLEWORDS;
            case PUNPCKLQDQ, PUNPCKHQDQ, UNPCKLPD, UNPCKHPD -> QUADWORD;
            default -> null;
        };
    }

    /** Whether an unpack instruction takes the high halves of its operands. */
    static boolean takesHigh(Mnemonic mnemonic) {
        return switch (mnemonic) {
            case PUNPCKHBW, PUNPCKHWD, PUNPCKHDQ, PUNPCKHQDQ, UNPCKHPS, UNPCKHPD -> true;
            default -> false;
        };
    }
}
