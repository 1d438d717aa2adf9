# x87: loads and stores
flds (%rsi)
fldl (%rsi)
fldt (%rsi)
fld %st(0)
fld %st(3)
fld %st(7)
fsts (%rsi)
fstl (%rsi)
fst %st(1)
fst %st(6)
fstps (%rsi)
fstpl (%rsi)
fstpt (%rsi)
fstp %st(0)
fstp %st(2)
filds (%rsi)
fildl (%rsi)
fildll (%rsi)
fists (%rsi)
fistl (%rsi)
fistps (%rsi)
fistpl (%rsi)
fistpll (%rsi)
fisttps (%rsi)
fisttpl (%rsi)
fisttpll (%rsi)
fbstp (%rsi)
fxch %st(1)
fxch %st(5)
# conditional moves
fcmovb %st(1),%st
fcmove %st(1),%st
fcmovbe %st(2),%st
fcmovu %st(3),%st
fcmovnb %st(4),%st
fcmovne %st(5),%st
fcmovnbe %st(6),%st
fcmovnu %st(7),%st
# constants
fld1
fldz
fldl2t
fldl2e
fldpi
fldlg2
fldln2
# arithmetic
fadd %st(1),%st
fadd %st(0),%st
fadd %st,%st(2)
faddp %st,%st(1)
faddp %st,%st(4)
fadds (%rsi)
faddl (%rsi)
fiadds (%rsi)
fiaddl (%rsi)
fsub %st(1),%st
fsub %st,%st(2)
fsubr %st(1),%st
fsubr %st,%st(3)
fsubp %st,%st(1)
fsubrp %st,%st(1)
fsubs (%rsi)
fsubl (%rsi)
fsubrs (%rsi)
fsubrl (%rsi)
fisubs (%rsi)
fisubl (%rsi)
fisubrs (%rsi)
fisubrl (%rsi)
fmul %st(1),%st
fmul %st(0),%st
fmul %st,%st(2)
fmulp %st,%st(1)
fmuls (%rsi)
fmull (%rsi)
fimuls (%rsi)
fimull (%rsi)
fdiv %st(1),%st
fdiv %st,%st(2)
fdivr %st(1),%st
fdivr %st,%st(3)
fdivp %st,%st(1)
fdivrp %st,%st(1)
fdivs (%rsi)
fdivl (%rsi)
fdivrs (%rsi)
fdivrl (%rsi)
fidivs (%rsi)
fidivl (%rsi)
fidivrs (%rsi)
fidivrl (%rsi)
fsqrt
fabs
fchs
frndint
fscale
fprem
fprem1
fxtract
# comparisons
fcom %st(1)
fcom %st(0)
fcoms (%rsi)
fcoml (%rsi)
fcomp %st(2)
fcomps (%rsi)
fcompl (%rsi)
fcompp
fucom %st(1)
fucomp %st(3)
fucompp
ficoms (%rsi)
ficoml (%rsi)
ficomps (%rsi)
ficompl (%rsi)
fcomi %st(1),%st
fcomip %st(2),%st
fucomi %st(1),%st
fucomip %st(2),%st
ftst
fxam
# control
fincstp
fdecstp
ffree %st(0)
ffree %st(3)
fnop
fwait
fninit
fnclex
fnstcw (%rsi)
fldcw (%rsi)
fnstsw %ax
fnstsw (%rsi)
fnstenv (%rsi)
fnsave (%rsi)
fldenv (%rsi)
frstor (%rsi)
data16 fnstenv (%rsi)
data16 fnsave (%rsi)
data16 fldenv (%rsi)
data16 frstor (%rsi)
fbstp (%rdi); fbld (%rdi)
ffreep %st(2)
# a control word from memory: every mixture of masks, precision and rounding
fldcw (%rsi); fadd %st(1),%st; fwait
fldcw (%rsi); fadds (%rdi); fwait
fldcw (%rsi); faddl (%rdi); fwait
fldcw (%rsi); faddp; fwait
fldcw (%rsi); fsub %st(1),%st; fwait
fldcw (%rsi); fisubl (%rdi); fwait
fldcw (%rsi); fmul %st(1),%st; fwait
fldcw (%rsi); fmull (%rdi); fwait
fldcw (%rsi); fmulp %st,%st(3); fwait
fldcw (%rsi); fdiv %st(1),%st; fwait
fldcw (%rsi); fdivl (%rdi); fwait
fldcw (%rsi); fdivrl (%rdi); fwait
fldcw (%rsi); fdivrp %st,%st(2); fwait
fldcw (%rsi); fsqrt; fwait
fldcw (%rsi); frndint; fwait
fldcw (%rsi); fscale; fwait
fldcw (%rsi); fprem; fwait
fldcw (%rsi); fprem1; fwait
fldcw (%rsi); fxtract; fwait
fldcw (%rsi); fabs; fwait
fldcw (%rsi); flds (%rdi); fwait
fldcw (%rsi); fldl (%rdi); fwait
fldcw (%rsi); fldt (%rdi); fwait
fldcw (%rsi); fildl (%rdi); fwait
fldcw (%rsi); fld %st(2); fwait
fldcw (%rsi); fsts (%rdi); fwait
fldcw (%rsi); fstl (%rdi); fwait
fldcw (%rsi); fstps (%rdi); fwait
fldcw (%rsi); fstpl (%rdi); fwait
fldcw (%rsi); fstpt (%rdi); fwait
fldcw (%rsi); fstp %st(2); fwait
fldcw (%rsi); fists (%rdi); fwait
fldcw (%rsi); fistl (%rdi); fwait
fldcw (%rsi); fistps (%rdi); fwait
fldcw (%rsi); fistpl (%rdi); fwait
fldcw (%rsi); fistpll (%rdi); fwait
fldcw (%rsi); fisttpl (%rdi); fwait
fldcw (%rsi); fbstp (%rdi); fwait
fldcw (%rsi); fcom %st(1); fwait
fldcw (%rsi); fcompl (%rdi); fwait
fldcw (%rsi); fucompp; fwait
fldcw (%rsi); fcomi %st(1),%st; fwait
fldcw (%rsi); fucomip %st(1),%st; fwait
fldcw (%rsi); ftst; fwait
fldcw (%rsi); fxam; fwait
fldcw (%rsi); fxch %st(3); fwait
fldcw (%rsi); fcmovb %st(3),%st; fwait
fldcw (%rsi); fldpi; fwait
fldcw (%rsi); fnstsw %ax
fldcw (%rsi); fnstenv (%rdi)
fldcw (%rsi); fnclex; fwait
fldcw (%rsi); fdiv %st(1),%st; fmul %st(2),%st; fstpl (%rdi)
# operands in the page that is not mapped, or across its border: nothing may change
faddl 0x1000(%rsi)
flds 0x1000(%rsi)
fstpl 0x1000(%rsi)
fistpll 0x1000(%rsi)
fbstp 0x1000(%rsi)
fldcw 0x1000(%rsi)
fnsave 0x1000(%rsi)
frstor 0x1000(%rsi)
fldt 0x7b8(%rdi)
fstpt 0x7b8(%rdi)
fstpl 0x7bc(%rdi)
fnstenv 0x7b0(%rdi)
fldenv 0x7b0(%rdi)
fnsave 0x780(%rdi)
frstor 0x780(%rdi)
