package org.stackshift.machine.cpu.integer;

/** The operations of the shape (destination, source), with what they do to the destination. */
enum BinaryOperation {
    ADD(Alu::add),
    OR(Alu::or),
    ADC(Alu::adc),
    SBB(Alu::sbb),
    AND(Alu::and),
    SUB(Alu::sub),
    XOR(Alu::xor),
    CMP(Alu::sub, Access.READ),
    TEST(Alu::and, Access.READ),
    MOV(Alu::mov, Access.WRITE),
    MOVZX_BYTE(Alu::movzxByte, Access.WRITE),
    MOVZX_WORD(Alu::movzxWord, Access.WRITE),
    SIGN(Alu::sign, Access.WRITE),
    INC(Alu::inc),
    DEC(Alu::dec),
    NEG(Alu::neg),
    NOT(Alu::not),
    IMUL(Multiply::imul),
    ROL(Rotate::rol),
    ROR(Rotate::ror),
    RCL(Rotate::rcl),
    RCR(Rotate::rcr),
    SHL(Shift::shl),
    SHR(Shift::shr),
    SAR(Shift::sar),
    BT(BitOps::bt, Access.READ),
    BTS(BitOps::bts),
    BTR(BitOps::btr),
    BTC(BitOps::btc),
    BSWAP(BitOps::bswap);

    /** What an operation does to its destination. */
    enum Access {
        READ,
        WRITE,
        UPDATE
    }

    private final Semantics semantics;
    private final Access access;

    BinaryOperation(Semantics semantics) {
        this(semantics, Access.UPDATE);
    }

    BinaryOperation(Semantics semantics, Access access) {
        this.semantics = semantics;
        this.access = access;
    }

    Semantics semantics() {
        return semantics;
    }

    boolean readsDestination() {
        return access != Access.WRITE;
    }

    boolean writesDestination() {
        return access != Access.READ;
    }
}
