# compared with a tolerance of one unit in the last place
f2xm1
fyl2x
fyl2xp1
fsin
fcos
fsincos
fptan
fpatan
ffree %st(7); fsincos
ffree %st(7); fptan
fldcw (%rsi); fsin; fwait
fldcw (%rsi); fyl2x; fwait
