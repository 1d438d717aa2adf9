# Integer instructions. Conventions about registers: CaseGenerator.

# Addition, subtraction, logic: every width and every place of the operands.
addb %cl,%al
addb $0x85,%al
addb -3(%rsi),%al
addw %cx,%ax
addw $-0x1234,%ax
addw %cx,(%rsi)
addw $-0x1234,8(%rsi,%r12,4)
addl %ecx,%eax
addl $0x7fffffff,%eax
addl -3(%rsi),%eax
addq %rcx,%rax
addq $-0x12345678,%rax
addq %rcx,(%rsi)
addq $-0x12345678,8(%rsi,%r12,4)
orb %cl,%al
orb $0x85,%al
orb -3(%rsi),%al
orw %cx,%ax
orw $-0x1234,%ax
orw %cx,(%rsi)
orw $-0x1234,8(%rsi,%r12,4)
orl %ecx,%eax
orl $0x7fffffff,%eax
orl -3(%rsi),%eax
orq %rcx,%rax
orq $-0x12345678,%rax
orq %rcx,(%rsi)
orq $-0x12345678,8(%rsi,%r12,4)
adcb %cl,%al
adcb $0x85,%al
adcb -3(%rsi),%al
adcw %cx,%ax
adcw $-0x1234,%ax
adcw %cx,(%rsi)
adcw $-0x1234,8(%rsi,%r12,4)
adcl %ecx,%eax
adcl $0x7fffffff,%eax
adcl -3(%rsi),%eax
adcq %rcx,%rax
adcq $-0x12345678,%rax
adcq %rcx,(%rsi)
adcq $-0x12345678,8(%rsi,%r12,4)
sbbb %cl,%al
sbbb $0x85,%al
sbbb -3(%rsi),%al
sbbw %cx,%ax
sbbw $-0x1234,%ax
sbbw %cx,(%rsi)
sbbw $-0x1234,8(%rsi,%r12,4)
sbbl %ecx,%eax
sbbl $0x7fffffff,%eax
sbbl -3(%rsi),%eax
sbbq %rcx,%rax
sbbq $-0x12345678,%rax
sbbq %rcx,(%rsi)
sbbq $-0x12345678,8(%rsi,%r12,4)
andb %cl,%al
andb $0x85,%al
andb -3(%rsi),%al
andw %cx,%ax
andw $-0x1234,%ax
andw %cx,(%rsi)
andw $-0x1234,8(%rsi,%r12,4)
andl %ecx,%eax
andl $0x7fffffff,%eax
andl -3(%rsi),%eax
andq %rcx,%rax
andq $-0x12345678,%rax
andq %rcx,(%rsi)
andq $-0x12345678,8(%rsi,%r12,4)
subb %cl,%al
subb $0x85,%al
subb -3(%rsi),%al
subw %cx,%ax
subw $-0x1234,%ax
subw %cx,(%rsi)
subw $-0x1234,8(%rsi,%r12,4)
subl %ecx,%eax
subl $0x7fffffff,%eax
subl -3(%rsi),%eax
subq %rcx,%rax
subq $-0x12345678,%rax
subq %rcx,(%rsi)
subq $-0x12345678,8(%rsi,%r12,4)
xorb %cl,%al
xorb $0x85,%al
xorb -3(%rsi),%al
xorw %cx,%ax
xorw $-0x1234,%ax
xorw %cx,(%rsi)
xorw $-0x1234,8(%rsi,%r12,4)
xorl %ecx,%eax
xorl $0x7fffffff,%eax
xorl -3(%rsi),%eax
xorq %rcx,%rax
xorq $-0x12345678,%rax
xorq %rcx,(%rsi)
xorq $-0x12345678,8(%rsi,%r12,4)
cmpb %cl,%al
cmpb $0x85,%al
cmpb -3(%rsi),%al
cmpw %cx,%ax
cmpw $-0x1234,%ax
cmpw %cx,(%rsi)
cmpw $-0x1234,8(%rsi,%r12,4)
cmpl %ecx,%eax
cmpl $0x7fffffff,%eax
cmpl -3(%rsi),%eax
cmpq %rcx,%rax
cmpq $-0x12345678,%rax
cmpq %rcx,(%rsi)
cmpq $-0x12345678,8(%rsi,%r12,4)
testb %cl,%al
testb $0x85,%al
testw %cx,%ax
testw $-0x1234,%ax
testw %cx,(%rsi)
testw $-0x1234,8(%rsi,%r12,4)
testl %ecx,%eax
testl $0x7fffffff,%eax
testq %rcx,%rax
testq $-0x12345678,%rax
testq %rcx,(%rsi)
testq $-0x12345678,8(%rsi,%r12,4)
addq $-1,%r9
addl $1,%r10d
addw $-1,%r11w
adcq $-1,%r9
adcl $1,%r10d
adcw $-1,%r11w
sbbq $-1,%r9
sbbl $1,%r10d
sbbw $-1,%r11w
cmpq $-1,%r9
cmpl $1,%r10d
cmpw $-1,%r11w
subq $-1,%r9
subl $1,%r10d
subw $-1,%r11w
incb %al
incb (%rsi)
incw %ax
incw (%rsi)
incl %eax
incl (%rsi)
incq %rax
incq (%rsi)
decb %al
decb (%rsi)
decw %ax
decw (%rsi)
decl %eax
decl (%rsi)
decq %rax
decq (%rsi)
negb %al
negb (%rsi)
negw %ax
negw (%rsi)
negl %eax
negl (%rsi)
negq %rax
negq (%rsi)
notb %al
notb (%rsi)
notw %ax
notw (%rsi)
notl %eax
notl (%rsi)
notq %rax
notq (%rsi)

# High bytes, and bytes that need REX.
add %ah,%bl
sub %bh,%ch
mov $0x5a,%dh
mov %ah,%al
xchg %ah,%al
incb %ch
shlb $3,%bh
movzbl %ah,%eax
movsbl %ch,%ecx
add %sil,%dil
mov %bpl,%r9b
cmp %ah,(%rsi)
xor (%rsi),%dh
setc %ah
mulb %ah
idivb %bh
cmpxchg %ah,%bl
xadd %ch,%dl

# Prefixed with lock, xchg below too: aligned, as Linux slows down a process that locks across cache lines.
lock addl %ecx,(%rdi)
lock addq $3,8(%rdi)
lock orl %ecx,(%rdi)
lock orq $3,8(%rdi)
lock adcl %ecx,(%rdi)
lock adcq $3,8(%rdi)
lock sbbl %ecx,(%rdi)
lock sbbq $3,8(%rdi)
lock andl %ecx,(%rdi)
lock andq $3,8(%rdi)
lock subl %ecx,(%rdi)
lock subq $3,8(%rdi)
lock xorl %ecx,(%rdi)
lock xorq $3,8(%rdi)
lock incl (%rdi)
lock decb (%rdi)
lock negq (%rdi)
lock notw (%rdi)
lock xaddq %rax,(%rdi)
lock btsl $5,(%rdi)
lock xchgl %eax,(%rdi)

# LOCK where it may not be.
.byte 0xf0; addl %ecx,%eax
.byte 0xf0; cmpl %ecx,(%rsi)
.byte 0xf0; movl %ecx,(%rsi)
.byte 0xf0; nop
.byte 0xf0; btl $3,(%rsi)
.byte 0xf0; shll $1,(%rsi)

# Shifts and rotates.
rolb $1,%dl
rolb $5,%dl
rolb %cl,%dl
rolb $9,%dl
rolb %cl,(%rsi)
rolw $1,%dx
rolw $11,%dx
rolw %cl,%dx
rolw $17,%dx
roll $1,%edx
roll $19,%edx
roll %cl,%edx
roll (%rsi)
roll $0,%edx
rolq $1,%rdx
rolq $43,%rdx
rolq %cl,%rdx
rolq %cl,(%rsi)
rorb $1,%dl
rorb $5,%dl
rorb %cl,%dl
rorb $9,%dl
rorb %cl,(%rsi)
rorw $1,%dx
rorw $11,%dx
rorw %cl,%dx
rorw $17,%dx
rorl $1,%edx
rorl $19,%edx
rorl %cl,%edx
rorl (%rsi)
rorl $0,%edx
rorq $1,%rdx
rorq $43,%rdx
rorq %cl,%rdx
rorq %cl,(%rsi)
rclb $1,%dl
rclb $5,%dl
rclb %cl,%dl
rclb $9,%dl
rclb %cl,(%rsi)
and $31,%ecx; rclb %cl,%dl
rclw $1,%dx
rclw $11,%dx
rclw %cl,%dx
rclw $17,%dx
and $31,%ecx; rclw %cl,%dx
rcll $1,%edx
rcll $19,%edx
rcll %cl,%edx
rcll (%rsi)
rcll $0,%edx
and $31,%ecx; rcll %cl,%edx
rclq $1,%rdx
rclq $43,%rdx
rclq %cl,%rdx
rclq %cl,(%rsi)
and $31,%ecx; rclq %cl,%rdx
rcrb $1,%dl
rcrb $5,%dl
rcrb %cl,%dl
rcrb $9,%dl
rcrb %cl,(%rsi)
and $31,%ecx; rcrb %cl,%dl
rcrw $1,%dx
rcrw $11,%dx
rcrw %cl,%dx
rcrw $17,%dx
and $31,%ecx; rcrw %cl,%dx
rcrl $1,%edx
rcrl $19,%edx
rcrl %cl,%edx
rcrl (%rsi)
rcrl $0,%edx
and $31,%ecx; rcrl %cl,%edx
rcrq $1,%rdx
rcrq $43,%rdx
rcrq %cl,%rdx
rcrq %cl,(%rsi)
and $31,%ecx; rcrq %cl,%rdx
shlb $1,%dl
shlb $5,%dl
shlb %cl,%dl
shlb $9,%dl
shlb %cl,(%rsi)
shlw $1,%dx
shlw $11,%dx
shlw %cl,%dx
shlw $17,%dx
shll $1,%edx
shll $19,%edx
shll %cl,%edx
shll (%rsi)
shll $0,%edx
shlq $1,%rdx
shlq $43,%rdx
shlq %cl,%rdx
shlq %cl,(%rsi)
shrb $1,%dl
shrb $5,%dl
shrb %cl,%dl
shrb $9,%dl
shrb %cl,(%rsi)
shrw $1,%dx
shrw $11,%dx
shrw %cl,%dx
shrw $17,%dx
shrl $1,%edx
shrl $19,%edx
shrl %cl,%edx
shrl (%rsi)
shrl $0,%edx
shrq $1,%rdx
shrq $43,%rdx
shrq %cl,%rdx
shrq %cl,(%rsi)
sarb $1,%dl
sarb $5,%dl
sarb %cl,%dl
sarb $9,%dl
sarb %cl,(%rsi)
sarw $1,%dx
sarw $11,%dx
sarw %cl,%dx
sarw $17,%dx
sarl $1,%edx
sarl $19,%edx
sarl %cl,%edx
sarl (%rsi)
sarl $0,%edx
sarq $1,%rdx
sarq $43,%rdx
sarq %cl,%rdx
sarq %cl,(%rsi)
shldw $1,%bx,%ax
shldw $7,%bx,%ax
shldw $27,%bx,%ax
shldw %cl,%bx,%ax
shldw %cl,%bx,(%rsi)
shldw $0,%bx,%ax
shldl $1,%ebx,%eax
shldl $7,%ebx,%eax
shldl $27,%ebx,%eax
shldl %cl,%ebx,%eax
shldl %cl,%ebx,(%rsi)
shldl $0,%ebx,%eax
shldq $1,%rbx,%rax
shldq $7,%rbx,%rax
shldq $27,%rbx,%rax
shldq %cl,%rbx,%rax
shldq %cl,%rbx,(%rsi)
shldq $0,%rbx,%rax
shrdw $1,%bx,%ax
shrdw $7,%bx,%ax
shrdw $27,%bx,%ax
shrdw %cl,%bx,%ax
shrdw %cl,%bx,(%rsi)
shrdw $0,%bx,%ax
shrdl $1,%ebx,%eax
shrdl $7,%ebx,%eax
shrdl $27,%ebx,%eax
shrdl %cl,%ebx,%eax
shrdl %cl,%ebx,(%rsi)
shrdl $0,%ebx,%eax
shrdq $1,%rbx,%rax
shrdq $7,%rbx,%rax
shrdq $27,%rbx,%rax
shrdq %cl,%rbx,%rax
shrdq %cl,%rbx,(%rsi)
shrdq $0,%rbx,%rax

# Multiplication.
mulb %cl
mulb (%rsi)
imulb %cl
imulb (%rsi)
mulw %cx
mulw (%rsi)
imulw %cx
imulw (%rsi)
imulw %cx,%ax
imulw (%rsi),%ax
imulw $-0x1234,%cx,%ax
imulw $-5,(%rsi),%ax
mull %ecx
mull (%rsi)
imull %ecx
imull (%rsi)
imull %ecx,%eax
imull (%rsi),%eax
imull $0x7fffffff,%ecx,%eax
imull $-5,(%rsi),%eax
mulq %rcx
mulq (%rsi)
imulq %rcx
imulq (%rsi)
imulq %rcx,%rax
imulq (%rsi),%rax
imulq $-0x12345678,%rcx,%rax
imulq $-5,(%rsi),%rax

# Division: whatever the operands are, mostly #DE; then operands whose quotient fits or nearly fits.
divb %cl
idivb %cl
divb (%rsi)
idivb (%rsi)
divw %cx
idivw %cx
divw (%rsi)
idivw (%rsi)
divl %ecx
idivl %ecx
divl (%rsi)
idivl (%rsi)
divq %rcx
idivq %rcx
divq (%rsi)
idivq (%rsi)
movzbl %al,%eax; divb %cl
cbtw; idivb %cl
movsbw %cl,%ax; sar $2,%ax; shl $7,%ax; idivb %cl
xor %edx,%edx; divw %cx
cwtd; idivw %cx
mov %cx,%dx; shr $1,%dx; divw %cx
mov %cx,%dx; sar $2,%dx; idivw %cx
xor %edx,%edx; divl %ecx
cltd; idivl %ecx
mov %ecx,%edx; shr $1,%edx; divl %ecx
mov %ecx,%edx; sar $2,%edx; idivl %ecx
xor %edx,%edx; divq %rcx
cqto; idivq %rcx
mov %rcx,%rdx; shr $1,%rdx; divq %rcx
mov %rcx,%rdx; sar $2,%rdx; idivq %rcx
mov %rcx,%rdx; sar $1,%rdx; idivq %rcx
lea -1(%rcx),%rdx; divq %rcx
mov %rcx,%rdx; neg %rdx; sar $1,%rdx; idivq %rcx
mov $1,%ecx; neg %rcx; cqto; idivq %rcx

# Bits.
btw %cx,%ax
or $-256,%rcx; btw %cx,(%rsi)
btl %ecx,%eax
or $-256,%rcx; btl %ecx,(%rsi)
btl $37,%eax
btl $9,(%rsi)
and $0xff,%ecx; btl %ecx,(%rsi)
btq %rcx,%rax
or $-256,%rcx; btq %rcx,(%rsi)
btsw %cx,%ax
or $-256,%rcx; btsw %cx,(%rsi)
btsl %ecx,%eax
or $-256,%rcx; btsl %ecx,(%rsi)
btsl $37,%eax
btsl $9,(%rsi)
and $0xff,%ecx; btsl %ecx,(%rsi)
btsq %rcx,%rax
or $-256,%rcx; btsq %rcx,(%rsi)
btrw %cx,%ax
or $-256,%rcx; btrw %cx,(%rsi)
btrl %ecx,%eax
or $-256,%rcx; btrl %ecx,(%rsi)
btrl $37,%eax
btrl $9,(%rsi)
and $0xff,%ecx; btrl %ecx,(%rsi)
btrq %rcx,%rax
or $-256,%rcx; btrq %rcx,(%rsi)
btcw %cx,%ax
or $-256,%rcx; btcw %cx,(%rsi)
btcl %ecx,%eax
or $-256,%rcx; btcl %ecx,(%rsi)
btcl $37,%eax
btcl $9,(%rsi)
and $0xff,%ecx; btcl %ecx,(%rsi)
btcq %rcx,%rax
or $-256,%rcx; btcq %rcx,(%rsi)
bsfw %cx,%ax
bsfw (%rsi),%ax
xor %ecx,%ecx; bsfw %cx,%ax
bsfl %ecx,%eax
bsfl (%rsi),%eax
xor %ecx,%ecx; bsfl %ecx,%eax
bsfq %rcx,%rax
bsfq (%rsi),%rax
xor %ecx,%ecx; bsfq %rcx,%rax
bsrw %cx,%ax
bsrw (%rsi),%ax
xor %ecx,%ecx; bsrw %cx,%ax
bsrl %ecx,%eax
bsrl (%rsi),%eax
xor %ecx,%ecx; bsrl %ecx,%eax
bsrq %rcx,%rax
bsrq (%rsi),%rax
xor %ecx,%ecx; bsrq %rcx,%rax
bswap %eax
bswap %r9

# Moves.
movb %cl,%al
movb $0x85,%al
movb %cl,(%rsi)
movb 5(%rsi,%r12,8),%al
movb $0x85,(%rsi)
movw %cx,%ax
movw $-0x1234,%ax
movw %cx,(%rsi)
movw 5(%rsi,%r12,8),%ax
movw $-0x1234,(%rsi)
movl %ecx,%eax
movl $0x7fffffff,%eax
movl %ecx,(%rsi)
movl 5(%rsi,%r12,8),%eax
movl $0x7fffffff,(%rsi)
movq %rcx,%rax
movq $-0x12345678,%rax
movq %rcx,(%rsi)
movq 5(%rsi,%r12,8),%rax
movq $-0x12345678,(%rsi)
movabs $0x123456789abcdef0,%r8
movabs 0x10001811,%al
movabs 0x10001811,%rax
movabs %eax,0x10001813
movabs %ax,0x10001814
movnti %eax,(%rsi)
movnti %rcx,(%rsi)
movzbw %cl,%ax
movzbl %cl,%eax
movzbq %cl,%rax
movzwl %cx,%eax
movzwq %cx,%rax
movzbl (%rsi),%eax
movzwq (%rsi),%rax
movsbw %cl,%ax
movsbl %cl,%eax
movsbq %cl,%rax
movswl %cx,%eax
movswq %cx,%rax
movslq %ecx,%rax
movsbl (%rsi),%eax
movslq (%rsi),%rax
movswq (%rsi),%rax
cbtw
cwtl
cltq
cwtd
cltd
cqto
mov %gs:8,%rax
addl $1,%gs:0x10
mov %gs:(%r12),%cl
mov (%esi),%eax
mov %ecx,4(%esi,%r12d,4)
mov %rax,(%edi)
lea 8(%rax,%rcx,4),%rdx
lea -1(%r9),%edx
lea (%rax,%rcx,2),%dx
lea (%eax,%ecx,8),%rdx
lea 0x1234(,%r10,8),%r11
lea 16(%rip),%rax
.byte 0x65; lea 8(%rax),%rcx
lea (%rsp),%rbp

# Exchanges.
xchgb %cl,%al
xchgb %cl,(%rdi)
xaddb %cl,%al
xaddb %cl,(%rsi)
cmpxchgb %cl,%dl
cmpxchgb %cl,(%rsi)
movb (%rsi),%al; cmpxchgb %cl,(%rsi)
xchgw %cx,%ax
xchgw %cx,(%rdi)
xaddw %cx,%ax
xaddw %cx,(%rsi)
cmpxchgw %cx,%dx
cmpxchgw %cx,(%rsi)
movw (%rsi),%ax; cmpxchgw %cx,(%rsi)
xchgl %ecx,%eax
xchgl %ecx,(%rdi)
xaddl %ecx,%eax
xaddl %ecx,(%rsi)
cmpxchgl %ecx,%edx
cmpxchgl %ecx,(%rsi)
movl (%rsi),%eax; cmpxchgl %ecx,(%rsi)
xchgq %rcx,%rax
xchgq %rcx,(%rdi)
xaddq %rcx,%rax
xaddq %rcx,(%rsi)
cmpxchgq %rcx,%rdx
cmpxchgq %rcx,(%rsi)
movq (%rsi),%rax; cmpxchgq %rcx,(%rsi)
xadd %rax,%rax
xadd %rsi,(%rsi)
xchg %rdi,(%rdi)
xchg %rax,%r8
xchg %eax,%eax
nop
cmpxchg8b (%rsi)
mov (%rdi),%eax; mov 4(%rdi),%edx; lock cmpxchg8b (%rdi)
cmpxchg16b (%rdi)
mov (%rdi),%rax; mov 8(%rdi),%rdx; lock cmpxchg16b (%rdi)
cmpxchg16b (%rsi)
mov %edx,%eax; cmpxchg %ecx,%edx
mov %edx,%edx; xor %edx,%edx; cmpxchg %ecx,%edx

# Conditions.
seto %al
cmovo %ecx,%eax
jo .+4; not %eax
cmp %rcx,%rax; seto %dl
add %cx,%ax; seto %dl
setno %al
cmovno %ecx,%eax
jno .+4; not %eax
cmp %rcx,%rax; setno %dl
add %cx,%ax; setno %dl
setb %al
cmovb %ecx,%eax
jb .+4; not %eax
cmp %rcx,%rax; setb %dl
add %cx,%ax; setb %dl
setae %al
cmovae %ecx,%eax
jae .+4; not %eax
cmp %rcx,%rax; setae %dl
add %cx,%ax; setae %dl
sete %al
cmove %ecx,%eax
je .+4; not %eax
cmp %rcx,%rax; sete %dl
add %cx,%ax; sete %dl
setne %al
cmovne %ecx,%eax
jne .+4; not %eax
cmp %rcx,%rax; setne %dl
add %cx,%ax; setne %dl
setbe %al
cmovbe %ecx,%eax
jbe .+4; not %eax
cmp %rcx,%rax; setbe %dl
add %cx,%ax; setbe %dl
seta %al
cmova %ecx,%eax
ja .+4; not %eax
cmp %rcx,%rax; seta %dl
add %cx,%ax; seta %dl
sets %al
cmovs %ecx,%eax
js .+4; not %eax
cmp %rcx,%rax; sets %dl
add %cx,%ax; sets %dl
setns %al
cmovns %ecx,%eax
jns .+4; not %eax
cmp %rcx,%rax; setns %dl
add %cx,%ax; setns %dl
setp %al
cmovp %ecx,%eax
jp .+4; not %eax
cmp %rcx,%rax; setp %dl
add %cx,%ax; setp %dl
setnp %al
cmovnp %ecx,%eax
jnp .+4; not %eax
cmp %rcx,%rax; setnp %dl
add %cx,%ax; setnp %dl
setl %al
cmovl %ecx,%eax
jl .+4; not %eax
cmp %rcx,%rax; setl %dl
add %cx,%ax; setl %dl
setge %al
cmovge %ecx,%eax
jge .+4; not %eax
cmp %rcx,%rax; setge %dl
add %cx,%ax; setge %dl
setle %al
cmovle %ecx,%eax
jle .+4; not %eax
cmp %rcx,%rax; setle %dl
add %cx,%ax; setle %dl
setg %al
cmovg %ecx,%eax
jg .+4; not %eax
cmp %rcx,%rax; setg %dl
add %cx,%ax; setg %dl
setne (%rsi)
cmovl %cx,%ax
cmove (%rsi),%eax
cmovg (%rsi),%rax
cmovne (%rsi),%cx
adc %cl,%al; inc %eax; setc %dl
inc %al; seto %dl
dec %rax; setle %dl
neg %ax; seta %dl
sbb %rax,%rax; setb %dl

# Flags.
clc
stc
cmc
cld
std
lahf
sahf
inc %eax; lahf
cmp %cl,%al; sahf; seto %dl
pushf; pop %rax
add %rcx,%rax; pushf; pop %rdx
pushfw; pop %ax
and $0x200cd5,%eax; push %rax; popf
and $0xcd5,%eax; push %ax; popfw
rol $3,%eax; setz %dl
bt $3,%eax; setbe %dl

# The stack.
push %rax
push %r12
push %rsp
push %ax
push $-5
push $0x12345678
pushw $-2
pushw $0x1234
push (%rsi)
push 8(%rsp)
pushw (%rsi)
push %gs:8
push %fs
push %gs
pop %rax
pop %r13
pop %rsp
pop %ax
pop (%rsi)
pop (%rsp)
pop 8(%rsp)
pop -8(%rsp)
popw (%rsi)
popw 4(%rsp)
pop %gs:8
pop %sp
enter $16,$0
enter $32,$1
enter $8,$3
enter $0,$0
leave
push %rbp; mov %rsp,%rbp; sub $24,%rsp; leave
sub $8,%rsp
add $-0x80,%rsp
and $-16,%rsp
mov %rbp,%rsp
lea -24(%rbp),%rsp
xchg %rbp,%rsp
mov %ebp,%esp
xadd %rbp,%rsp
adc $8,%rsp
sbb %rax,%rsp
inc %rsp
cmp %rsp,%rbp
cmovz %rbp,%rsp

# Control flow.
jmp .+4; not %eax
call .+5; pop %rax
lea 3(%rip),%rax; push %rax; ret; int3
lea 5(%rip),%rax; push %rcx; push %rax; ret $8; int3
lea 3(%rip),%rax; jmp *%rax; int3
lea 6(%rip),%rax; mov %rax,(%rdi); jmp *(%rdi); int3
lea 2(%rip),%rax; call *%rax; pop %rcx
lea 5(%rip),%rax; mov %rax,(%rdi); call *(%rdi); pop %rcx
and $3,%ecx; jrcxz .+4; not %eax
and $3,%ecx; jecxz .+5; not %eax
movabs $0x100000000,%rcx; jecxz .+5; not %eax
and $7,%ecx; inc %ecx; inc %eax; loop .-2
and $7,%ecx; inc %ecx; dec %al; loopne .-2
and $7,%ecx; inc %ecx; cmp %eax,%eax; loope .-2
loop .+4; not %eax
and $7,%ecx; addr32 loop .+5; not %eax
movabs $0x8000000000000000,%rax; jmp *%rax
movabs $0x7fff800000000000,%rax; call *%rax
movabs $0x8000000000000000,%rax; push %rax; ret
movabs $0x4000000000000000,%rax; mov %rax,(%rdi); call *(%rdi)

# Strings.
movsb
and $7,%ecx; rep movsb
xor %ecx,%ecx; rep movsb
and $3,%ecx; addr32 rep movsb
movsw
and $7,%ecx; rep movsw
movsl
and $7,%ecx; rep movsl
xor %ecx,%ecx; rep movsl
and $3,%ecx; addr32 rep movsl
movsq
and $7,%ecx; rep movsq
stosb
and $7,%ecx; rep stosb
xor %ecx,%ecx; rep stosb
and $3,%ecx; addr32 rep stosb
stosw
and $7,%ecx; rep stosw
stosl
and $7,%ecx; rep stosl
xor %ecx,%ecx; rep stosl
and $3,%ecx; addr32 rep stosl
stosq
and $7,%ecx; rep stosq
lodsb
and $7,%ecx; rep lodsb
xor %ecx,%ecx; rep lodsb
and $3,%ecx; addr32 rep lodsb
lodsw
and $7,%ecx; rep lodsw
lodsl
and $7,%ecx; rep lodsl
xor %ecx,%ecx; rep lodsl
and $3,%ecx; addr32 rep lodsl
lodsq
and $7,%ecx; rep lodsq
cmpsb
and $7,%ecx; repe cmpsb
and $7,%ecx; repne cmpsb
cmpsw
and $7,%ecx; repe cmpsw
and $7,%ecx; repne cmpsw
cmpsl
and $7,%ecx; repe cmpsl
and $7,%ecx; repne cmpsl
cmpsq
and $7,%ecx; repe cmpsq
and $7,%ecx; repne cmpsq
scasb
and $7,%ecx; repe scasb
and $7,%ecx; repne scasb
scasw
and $7,%ecx; repe scasw
and $7,%ecx; repne scasw
scasl
and $7,%ecx; repe scasl
and $7,%ecx; repne scasl
scasq
and $7,%ecx; repe scasq
and $7,%ecx; repne scasq
mov $7,%ecx; mov %rsi,%rdi; repe cmpsq
mov $7,%ecx; movq $0,8(%rdi); xor %eax,%eax; repne scasb
mov $60,%ecx; lea 1(%rsi),%rdi; rep movsb
mov $60,%ecx; lea -1(%rsi),%rdi; rep movsb
mov $7,%ecx; lea 3(%rsi),%rdi; rep movsq
movabs $0x100000000,%rcx; addr32 rep stosb
mov $2,%ecx; movabs $0x110001840,%rdi; addr32 rep stosb
movabs $0x110001850,%rdi; addr32 scasb
movabs $0x110001850,%rdi; and $1,%ecx; addr32 repe scasb
movabs $0x110001850,%rsi; and $1,%ecx; addr32 rep lodsb
mov $50,%ecx; xor %eax,%eax; rep stosb
mov $5,%ecx; mov $-1,%rax; rep stosq
lods %gs:(%rsi),%al; nop

# xlat and others.
mov %rsi,%rbx; and $15,%eax; xlat
mov %rsi,%rbx; xlat
pause
endbr64
nopw 8(%rax,%rcx)
prefetcht0 (%rax)
lfence
mfence
sfence
clflush (%rsi)
clflush 0x10002000

# Faults: before anything changes, at the right address, as a write where it is one.
mov 0x10002000,%rax
mov %rax,0x10002008
addl $1,0x10002010
addq $1,0x10001ffc
add %rax,0x10002ffc
addl 0x10002000,%eax
cmpl $1,0x10001ffd
xchg %rax,0x10002000
cmpxchg %rcx,0x10001ffc
xadd %rcx,0x10002ffd
notw 0x10001fff
shll $3,0x10001ffe
setc 0x10002000
cmovc 0x10002000,%rax
btsl $3,0x10001ffd
mov %rcx,0x10001ffc
pop 0x10001ffc
push 0x10002000
divl 0x10002000
imul $3,0x10002000,%eax
mov $0x10003004,%esp; push %rax
mov $0x10003004,%esp; enter $0,$0
mov $0x10002800,%esp; pop %rax
mov $0x10002800,%ebp; leave
mov $0x10003004,%esp; call .+5
mov $0x10001ffc,%esp; ret
mov $0x10001ff0,%edi; mov $64,%ecx; cld; rep movsb
mov $0x10001ff4,%edi; mov $3,%ecx; cld; rep movsq
mov $0x10001ff0,%edi; mov $64,%ecx; cld; rep stosw
mov $0x10003010,%edi; mov $64,%ecx; std; rep stosl
mov $0x10001ff0,%esi; mov $64,%ecx; cld; rep lodsb
mov $0x10001ff8,%edi; mov $64,%ecx; cld; xor %eax,%eax; repe scasb
mov $0x10001ff8,%edi; mov $0x10003100,%esi; mov $64,%ecx; cld; repe cmpsb
mov $0x10001ff0,%edi; mov $0x10003100,%esi; mov $64,%ecx; cld; rep movsw
movabs $0x8000000000000000,%rbx; mov (%rbx),%rax
movabs $0x8000000000000000,%rbx; addl $1,(%rbx)
movabs $0x8000000000000000,%rsp; push %rax
movabs $0x8000000000000000,%rdi; stosb
ud2
enter $0x1000,$0
