package org.stackshift.machine.cpu.integer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stackshift.isa.Vector;
import org.stackshift.machine.BareMachine;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.cpu.GuestFault;

import java.math.BigInteger;
import java.util.Random;

/** Division and wide multiplication against {@link BigInteger}, at every width. */
class DivideTest {
    private static final int ROUNDS = 20_000;

    private final Cpu cpu = new BareMachine().cpu();
    private final Random random = new Random(20260101);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void divGivesQuotientAndRemainderOrFaults(int bytes) {
        for (int i = 0; i < ROUNDS; i++) {
            long divisor = operand(bytes);
            fillPair(bytes);
            BigInteger dividend = pair(bytes).mod(power(16 * bytes));
            BigInteger by = BigInteger.valueOf(divisor).mod(power(8 * bytes));
            boolean fits = by.signum() != 0 && dividend.divide(by).bitLength() <= 8 * bytes;
            check(fits, dividend, by, () -> Divide.unsigned(cpu, divisor, bytes), bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void idivTruncatesTowardsZeroOrFaults(int bytes) {
        for (int i = 0; i < ROUNDS; i++) {
            long divisor = operand(bytes);
            fillPair(bytes);
            BigInteger dividend = pair(bytes);
            BigInteger by = BigInteger.valueOf(divisor);
            // bitLength leaves out the sign, so the most negative quotient counts as fitting, as it
            // does.
            boolean fits = by.signum() != 0 && dividend.divide(by).bitLength() < 8 * bytes;
            check(fits, dividend, by, () -> Divide.signed(cpu, divisor, bytes), bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void mulAndImulGiveTheWholeProduct(int bytes) {
        for (int i = 0; i < ROUNDS; i++) {
            long a = operand(bytes);
            long b = operand(bytes);
            Registers.write(cpu.gpr, 0, bytes, a);
            Multiply.wideSigned(cpu, b, bytes);
            assertEquals(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)), pair(bytes));
            Registers.write(cpu.gpr, 0, bytes, a);
            Multiply.wideUnsigned(cpu, b, bytes);
            BigInteger modulus = power(8 * bytes);
            assertEquals(
                    BigInteger.valueOf(a).mod(modulus).multiply(BigInteger.valueOf(b).mod(modulus)),
                    pair(bytes).mod(power(16 * bytes)));
        }
    }

    private void check(
            boolean fits, BigInteger dividend, BigInteger divisor, Runnable division, int bytes) {
        if (!fits) {
            GuestFault fault = assertThrows(GuestFault.class, division::run);
            assertEquals(Vector.DE, fault.vector());
            return;
        }
        division.run();
        BigInteger[] expected = dividend.divideAndRemainder(divisor);
        assertEquals(expected[0].longValue() & mask(bytes), Registers.pairLow(cpu.gpr, bytes));
        assertEquals(expected[1].longValue() & mask(bytes), Registers.pairHigh(cpu.gpr, bytes));
    }

    /** Noise of a random length, so that quotients of every length occur. */
    private long operand(int bytes) {
        return Width.signed(random.nextLong() >> random.nextInt(64), bytes);
    }

    private void fillPair(int bytes) {
        long high = operand(bytes) >> random.nextInt(8 * bytes);
        Registers.writePair(cpu.gpr, high, random.nextLong(), bytes);
    }

    /** rdx:rax, or ax, as a signed number. */
    private BigInteger pair(int bytes) {
        BigInteger low = BigInteger.valueOf(Registers.pairLow(cpu.gpr, bytes)).mod(power(64));
        long high = Width.signed(Registers.pairHigh(cpu.gpr, bytes), bytes);
        return BigInteger.valueOf(high).shiftLeft(8 * bytes).add(low);
    }

    private static BigInteger power(int bits) {
        return BigInteger.ONE.shiftLeft(bits);
    }

    private static long mask(int bytes) {
        return -1L >>> 64 - 8 * bytes;
    }
}
