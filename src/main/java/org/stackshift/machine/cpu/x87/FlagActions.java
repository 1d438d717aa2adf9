package org.stackshift.machine.cpu.x87;

import org.stackshift.isa.Rflags;
import org.stackshift.machine.cpu.Cpu;
import org.stackshift.machine.decode.Mnemonic;

/** Instructions between the floating-point stack and rflags (SDM vol. 2, FCOMI and FCMOVcc). */
final class FlagActions {
    private FlagActions() {}

    static X87Op.Action compare(Stack.Comparison comparison, int index, int pops) {
        return (cpu, unit) -> {
            Order order = Stack.order(unit, comparison, index);
            boolean proceed = unit.settleKeepingC1();
            cpu.setRflags(cpu.rflags() & ~Rflags.STATUS | flags(order));
            Stack.pop(unit, proceed ? pops : Stack.KEEP);
        };
    }

    private static long flags(Order order) {
        return switch (order) {
            case GREATER -> 0;
            case LESS -> Rflags.CF;
            case EQUAL -> Rflags.ZF;
            case UNORDERED -> Rflags.ZF | Rflags.PF | Rflags.CF;
        };
    }

    static X87Op.Action conditionalMove(Mnemonic mnemonic, int index) {
        long tested = tested(mnemonic);
        boolean wanted = wanted(mnemonic);
        return (cpu, unit) -> {
            if (unit.isEmpty(0) || unit.isEmpty(index)) {
                Stack.unary(unit, (x, environment) -> unit.underflow());
            } else if (holds(cpu, tested) == wanted) {
                unit.setSt(0, unit.st(index));
            }
        };
    }

    private static boolean holds(Cpu cpu, long tested) {
        return (cpu.rflags() & tested) != 0;
    }

    private static long tested(Mnemonic mnemonic) {
        return switch (mnemonic) {
            case FCMOVB, FCMOVNB -> Rflags.CF;
            case FCMOVE, FCMOVNE -> Rflags.ZF;
            case FCMOVBE, FCMOVNBE -> Rflags.CF | Rflags.ZF;
            default -> Rflags.PF;
        };
    }

    private static boolean wanted(Mnemonic mnemonic) {
        return switch (mnemonic) {
            case FCMOVB, FCMOVE, FCMOVBE, FCMOVU -> true;
            default -> false;
        };
    }
}
