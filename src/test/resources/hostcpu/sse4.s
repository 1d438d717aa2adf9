# SSE3 to SSE4.2 on XMM registers.
# SSE3: duplicating moves, sums within a register, loads of any alignment.
movddup %xmm1,%xmm0
movddup %xmm2,%xmm2
movddup 5(%rsi),%xmm9
movsldup %xmm1,%xmm0
movsldup 16(%rdi),%xmm9
movsldup (%rsi),%xmm3
movsldup %xmm2,%xmm2
movshdup %xmm1,%xmm0
movshdup 16(%rdi),%xmm9
movshdup (%rsi),%xmm3
movshdup %xmm2,%xmm2
haddps %xmm1,%xmm0
haddps 16(%rdi),%xmm9
haddps (%rsi),%xmm3
haddps %xmm2,%xmm2
haddpd %xmm1,%xmm0
haddpd 16(%rdi),%xmm9
haddpd (%rsi),%xmm3
haddpd %xmm2,%xmm2
hsubps %xmm1,%xmm0
hsubps 16(%rdi),%xmm9
hsubps (%rsi),%xmm3
hsubps %xmm2,%xmm2
hsubpd %xmm1,%xmm0
hsubpd 16(%rdi),%xmm9
hsubpd (%rsi),%xmm3
hsubpd %xmm2,%xmm2
addsubps %xmm1,%xmm0
addsubps 16(%rdi),%xmm9
addsubps (%rsi),%xmm3
addsubps %xmm2,%xmm2
addsubpd %xmm1,%xmm0
addsubpd 16(%rdi),%xmm9
addsubpd (%rsi),%xmm3
addsubpd %xmm2,%xmm2
lddqu (%rsi),%xmm3
lddqu 16(%rdi),%xmm9
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); haddps %xmm1,%xmm0
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); hsubpd %xmm1,%xmm0
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); addsubps %xmm1,%xmm0
# SSSE3.
pshufb %xmm1,%xmm0
pshufb 16(%rdi),%xmm9
pshufb (%rsi),%xmm3
pshufb %xmm2,%xmm2
phaddw %xmm1,%xmm0
phaddw 16(%rdi),%xmm9
phaddw (%rsi),%xmm3
phaddw %xmm2,%xmm2
phaddd %xmm1,%xmm0
phaddd 16(%rdi),%xmm9
phaddd (%rsi),%xmm3
phaddd %xmm2,%xmm2
phaddsw %xmm1,%xmm0
phaddsw 16(%rdi),%xmm9
phaddsw (%rsi),%xmm3
phaddsw %xmm2,%xmm2
phsubw %xmm1,%xmm0
phsubw 16(%rdi),%xmm9
phsubw (%rsi),%xmm3
phsubw %xmm2,%xmm2
phsubd %xmm1,%xmm0
phsubd 16(%rdi),%xmm9
phsubd (%rsi),%xmm3
phsubd %xmm2,%xmm2
phsubsw %xmm1,%xmm0
phsubsw 16(%rdi),%xmm9
phsubsw (%rsi),%xmm3
phsubsw %xmm2,%xmm2
pmaddubsw %xmm1,%xmm0
pmaddubsw 16(%rdi),%xmm9
pmaddubsw (%rsi),%xmm3
pmaddubsw %xmm2,%xmm2
pmulhrsw %xmm1,%xmm0
pmulhrsw 16(%rdi),%xmm9
pmulhrsw (%rsi),%xmm3
pmulhrsw %xmm2,%xmm2
psignb %xmm1,%xmm0
psignb 16(%rdi),%xmm9
psignb (%rsi),%xmm3
psignb %xmm2,%xmm2
psignw %xmm1,%xmm0
psignw 16(%rdi),%xmm9
psignw (%rsi),%xmm3
psignw %xmm2,%xmm2
psignd %xmm1,%xmm0
psignd 16(%rdi),%xmm9
psignd (%rsi),%xmm3
psignd %xmm2,%xmm2
pabsb %xmm1,%xmm0
pabsb 16(%rdi),%xmm9
pabsb (%rsi),%xmm3
pabsb %xmm2,%xmm2
pabsw %xmm1,%xmm0
pabsw 16(%rdi),%xmm9
pabsw (%rsi),%xmm3
pabsw %xmm2,%xmm2
pabsd %xmm1,%xmm0
pabsd 16(%rdi),%xmm9
pabsd (%rsi),%xmm3
pabsd %xmm2,%xmm2
palignr $0,%xmm1,%xmm0
palignr $1,%xmm1,%xmm0
palignr $2,%xmm1,%xmm0
palignr $3,%xmm1,%xmm0
palignr $4,%xmm1,%xmm0
palignr $5,%xmm1,%xmm0
palignr $6,%xmm1,%xmm0
palignr $7,%xmm1,%xmm0
palignr $8,%xmm1,%xmm0
palignr $9,%xmm1,%xmm0
palignr $10,%xmm1,%xmm0
palignr $11,%xmm1,%xmm0
palignr $12,%xmm1,%xmm0
palignr $13,%xmm1,%xmm0
palignr $14,%xmm1,%xmm0
palignr $15,%xmm1,%xmm0
palignr $16,%xmm1,%xmm0
palignr $17,%xmm1,%xmm0
palignr $18,%xmm1,%xmm0
palignr $19,%xmm1,%xmm0
palignr $20,%xmm1,%xmm0
palignr $21,%xmm1,%xmm0
palignr $22,%xmm1,%xmm0
palignr $23,%xmm1,%xmm0
palignr $24,%xmm1,%xmm0
palignr $25,%xmm1,%xmm0
palignr $26,%xmm1,%xmm0
palignr $27,%xmm1,%xmm0
palignr $28,%xmm1,%xmm0
palignr $29,%xmm1,%xmm0
palignr $30,%xmm1,%xmm0
palignr $31,%xmm1,%xmm0
palignr $32,%xmm1,%xmm0
palignr $33,%xmm1,%xmm0
palignr $127,%xmm1,%xmm0
palignr $255,%xmm1,%xmm0
palignr $5,16(%rdi),%xmm9
palignr $11,(%rsi),%xmm3
palignr $9,%xmm2,%xmm2
# SSE4.1: blends.
pblendvb %xmm0,%xmm1,%xmm2
pblendvb %xmm0,%xmm1,%xmm0
pblendvb %xmm0,%xmm0,%xmm5
pblendvb %xmm0,16(%rdi),%xmm9
pblendvb %xmm0,(%rsi),%xmm3
blendvps %xmm0,%xmm1,%xmm2
blendvps %xmm0,%xmm1,%xmm0
blendvps %xmm0,%xmm0,%xmm5
blendvps %xmm0,16(%rdi),%xmm9
blendvps %xmm0,(%rsi),%xmm3
blendvpd %xmm0,%xmm1,%xmm2
blendvpd %xmm0,%xmm1,%xmm0
blendvpd %xmm0,%xmm0,%xmm5
blendvpd %xmm0,16(%rdi),%xmm9
blendvpd %xmm0,(%rsi),%xmm3
blendps $0,%xmm1,%xmm0
blendps $1,%xmm1,%xmm0
blendps $2,%xmm1,%xmm0
blendps $3,%xmm1,%xmm0
blendps $4,%xmm1,%xmm0
blendps $5,%xmm1,%xmm0
blendps $6,%xmm1,%xmm0
blendps $7,%xmm1,%xmm0
blendps $8,%xmm1,%xmm0
blendps $9,%xmm1,%xmm0
blendps $10,%xmm1,%xmm0
blendps $11,%xmm1,%xmm0
blendps $12,%xmm1,%xmm0
blendps $13,%xmm1,%xmm0
blendps $14,%xmm1,%xmm0
blendps $15,%xmm1,%xmm0
blendpd $0,%xmm1,%xmm0
blendpd $1,%xmm1,%xmm0
blendpd $2,%xmm1,%xmm0
blendpd $3,%xmm1,%xmm0
pblendw $0,%xmm1,%xmm0
pblendw $1,%xmm1,%xmm0
pblendw $60,%xmm1,%xmm0
pblendw $129,%xmm1,%xmm0
pblendw $90,%xmm1,%xmm0
pblendw $165,%xmm1,%xmm0
pblendw $240,%xmm1,%xmm0
pblendw $255,%xmm1,%xmm0
blendps $0xf6,16(%rdi),%xmm9
blendps $0x69,(%rsi),%xmm3
blendpd $0xf6,16(%rdi),%xmm9
blendpd $0x69,(%rsi),%xmm3
pblendw $0xf6,16(%rdi),%xmm9
pblendw $0x69,(%rsi),%xmm3
# SSE4.1: tests, comparisons, arithmetic.
ptest %xmm1,%xmm0
ptest 16(%rdi),%xmm9
ptest (%rsi),%xmm3
ptest %xmm2,%xmm2
pand %xmm1,%xmm0; ptest %xmm0,%xmm1
pand %xmm1,%xmm0; ptest %xmm1,%xmm0
pandn %xmm1,%xmm0; ptest %xmm1,%xmm0
pmuldq %xmm1,%xmm0
pmuldq 16(%rdi),%xmm9
pmuldq (%rsi),%xmm3
pmuldq %xmm2,%xmm2
pmulld %xmm1,%xmm0
pmulld 16(%rdi),%xmm9
pmulld (%rsi),%xmm3
pmulld %xmm2,%xmm2
pcmpeqq %xmm1,%xmm0
pcmpeqq 16(%rdi),%xmm9
pcmpeqq (%rsi),%xmm3
pcmpeqq %xmm2,%xmm2
packusdw %xmm1,%xmm0
packusdw 16(%rdi),%xmm9
packusdw (%rsi),%xmm3
packusdw %xmm2,%xmm2
pminsb %xmm1,%xmm0
pminsb 16(%rdi),%xmm9
pminsb (%rsi),%xmm3
pminsb %xmm2,%xmm2
pminsd %xmm1,%xmm0
pminsd 16(%rdi),%xmm9
pminsd (%rsi),%xmm3
pminsd %xmm2,%xmm2
pminuw %xmm1,%xmm0
pminuw 16(%rdi),%xmm9
pminuw (%rsi),%xmm3
pminuw %xmm2,%xmm2
pminud %xmm1,%xmm0
pminud 16(%rdi),%xmm9
pminud (%rsi),%xmm3
pminud %xmm2,%xmm2
pmaxsb %xmm1,%xmm0
pmaxsb 16(%rdi),%xmm9
pmaxsb (%rsi),%xmm3
pmaxsb %xmm2,%xmm2
pmaxsd %xmm1,%xmm0
pmaxsd 16(%rdi),%xmm9
pmaxsd (%rsi),%xmm3
pmaxsd %xmm2,%xmm2
pmaxuw %xmm1,%xmm0
pmaxuw 16(%rdi),%xmm9
pmaxuw (%rsi),%xmm3
pmaxuw %xmm2,%xmm2
pmaxud %xmm1,%xmm0
pmaxud 16(%rdi),%xmm9
pmaxud (%rsi),%xmm3
pmaxud %xmm2,%xmm2
phminposuw %xmm1,%xmm0
phminposuw 16(%rdi),%xmm9
phminposuw (%rsi),%xmm3
phminposuw %xmm2,%xmm2
pcmpgtq %xmm1,%xmm0
pcmpgtq 16(%rdi),%xmm9
pcmpgtq (%rsi),%xmm3
pcmpgtq %xmm2,%xmm2
pmovsxbw %xmm1,%xmm0
pmovsxbw %xmm2,%xmm2
pmovsxbw 5(%rsi),%xmm9
pmovsxbd %xmm1,%xmm0
pmovsxbd %xmm2,%xmm2
pmovsxbd 5(%rsi),%xmm9
pmovsxbq %xmm1,%xmm0
pmovsxbq %xmm2,%xmm2
pmovsxbq 5(%rsi),%xmm9
pmovsxwd %xmm1,%xmm0
pmovsxwd %xmm2,%xmm2
pmovsxwd 5(%rsi),%xmm9
pmovsxwq %xmm1,%xmm0
pmovsxwq %xmm2,%xmm2
pmovsxwq 5(%rsi),%xmm9
pmovsxdq %xmm1,%xmm0
pmovsxdq %xmm2,%xmm2
pmovsxdq 5(%rsi),%xmm9
pmovzxbw %xmm1,%xmm0
pmovzxbw %xmm2,%xmm2
pmovzxbw 5(%rsi),%xmm9
pmovzxbd %xmm1,%xmm0
pmovzxbd %xmm2,%xmm2
pmovzxbd 5(%rsi),%xmm9
pmovzxbq %xmm1,%xmm0
pmovzxbq %xmm2,%xmm2
pmovzxbq 5(%rsi),%xmm9
pmovzxwd %xmm1,%xmm0
pmovzxwd %xmm2,%xmm2
pmovzxwd 5(%rsi),%xmm9
pmovzxwq %xmm1,%xmm0
pmovzxwq %xmm2,%xmm2
pmovzxwq 5(%rsi),%xmm9
pmovzxdq %xmm1,%xmm0
pmovzxdq %xmm2,%xmm2
pmovzxdq 5(%rsi),%xmm9
mpsadbw $0,%xmm1,%xmm0
mpsadbw $1,%xmm1,%xmm0
mpsadbw $2,%xmm1,%xmm0
mpsadbw $3,%xmm1,%xmm0
mpsadbw $4,%xmm1,%xmm0
mpsadbw $5,%xmm1,%xmm0
mpsadbw $6,%xmm1,%xmm0
mpsadbw $7,%xmm1,%xmm0
mpsadbw $0xf5,%xmm2,%xmm2
mpsadbw $3,16(%rdi),%xmm9
mpsadbw $6,(%rsi),%xmm3
movntdqa 16(%rdi),%xmm9
movntdqa (%rsi),%xmm3
# SSE4.1: rounding, dot products.
roundps $0,%xmm1,%xmm0
roundps $1,%xmm1,%xmm0
roundps $2,%xmm1,%xmm0
roundps $3,%xmm1,%xmm0
roundps $4,%xmm1,%xmm0
roundps $5,%xmm1,%xmm0
roundps $6,%xmm1,%xmm0
roundps $7,%xmm1,%xmm0
roundps $8,%xmm1,%xmm0
roundps $9,%xmm1,%xmm0
roundps $10,%xmm1,%xmm0
roundps $11,%xmm1,%xmm0
roundps $12,%xmm1,%xmm0
roundps $13,%xmm1,%xmm0
roundps $14,%xmm1,%xmm0
roundps $15,%xmm1,%xmm0
roundps $0xf4,16(%rdi),%xmm9
roundps $2,(%rsi),%xmm3
roundps $0,%xmm2,%xmm2
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); roundps $0,%xmm1,%xmm0
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); roundps $12,%xmm1,%xmm0
roundpd $0,%xmm1,%xmm0
roundpd $1,%xmm1,%xmm0
roundpd $2,%xmm1,%xmm0
roundpd $3,%xmm1,%xmm0
roundpd $4,%xmm1,%xmm0
roundpd $5,%xmm1,%xmm0
roundpd $6,%xmm1,%xmm0
roundpd $7,%xmm1,%xmm0
roundpd $8,%xmm1,%xmm0
roundpd $9,%xmm1,%xmm0
roundpd $10,%xmm1,%xmm0
roundpd $11,%xmm1,%xmm0
roundpd $12,%xmm1,%xmm0
roundpd $13,%xmm1,%xmm0
roundpd $14,%xmm1,%xmm0
roundpd $15,%xmm1,%xmm0
roundpd $0xf4,16(%rdi),%xmm9
roundpd $2,(%rsi),%xmm3
roundpd $0,%xmm2,%xmm2
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); roundpd $0,%xmm1,%xmm0
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); roundpd $12,%xmm1,%xmm0
roundss $0,%xmm1,%xmm0
roundss $1,%xmm1,%xmm0
roundss $2,%xmm1,%xmm0
roundss $3,%xmm1,%xmm0
roundss $4,%xmm1,%xmm0
roundss $5,%xmm1,%xmm0
roundss $6,%xmm1,%xmm0
roundss $7,%xmm1,%xmm0
roundss $8,%xmm1,%xmm0
roundss $9,%xmm1,%xmm0
roundss $10,%xmm1,%xmm0
roundss $11,%xmm1,%xmm0
roundss $12,%xmm1,%xmm0
roundss $13,%xmm1,%xmm0
roundss $14,%xmm1,%xmm0
roundss $15,%xmm1,%xmm0
roundss $0xf4,16(%rdi),%xmm9
roundss $2,(%rsi),%xmm3
roundss $0,%xmm2,%xmm2
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); roundss $0,%xmm1,%xmm0
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); roundss $12,%xmm1,%xmm0
roundsd $0,%xmm1,%xmm0
roundsd $1,%xmm1,%xmm0
roundsd $2,%xmm1,%xmm0
roundsd $3,%xmm1,%xmm0
roundsd $4,%xmm1,%xmm0
roundsd $5,%xmm1,%xmm0
roundsd $6,%xmm1,%xmm0
roundsd $7,%xmm1,%xmm0
roundsd $8,%xmm1,%xmm0
roundsd $9,%xmm1,%xmm0
roundsd $10,%xmm1,%xmm0
roundsd $11,%xmm1,%xmm0
roundsd $12,%xmm1,%xmm0
roundsd $13,%xmm1,%xmm0
roundsd $14,%xmm1,%xmm0
roundsd $15,%xmm1,%xmm0
roundsd $0xf4,16(%rdi),%xmm9
roundsd $2,(%rsi),%xmm3
roundsd $0,%xmm2,%xmm2
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); roundsd $0,%xmm1,%xmm0
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); roundsd $12,%xmm1,%xmm0
dpps $0,%xmm1,%xmm0
dpps $17,%xmm1,%xmm0
dpps $34,%xmm1,%xmm0
dpps $51,%xmm1,%xmm0
dpps $68,%xmm1,%xmm0
dpps $85,%xmm1,%xmm0
dpps $102,%xmm1,%xmm0
dpps $119,%xmm1,%xmm0
dpps $136,%xmm1,%xmm0
dpps $153,%xmm1,%xmm0
dpps $170,%xmm1,%xmm0
dpps $187,%xmm1,%xmm0
dpps $204,%xmm1,%xmm0
dpps $221,%xmm1,%xmm0
dpps $238,%xmm1,%xmm0
dpps $255,%xmm1,%xmm0
dpps $241,%xmm1,%xmm0
dpps $63,%xmm1,%xmm0
dpps $207,%xmm1,%xmm0
dpps $90,%xmm1,%xmm0
dpps $166,%xmm1,%xmm0
dpps $113,%xmm1,%xmm0
dpps $232,%xmm1,%xmm0
dpps $255,%xmm1,%xmm0
dppd $0,%xmm1,%xmm0
dppd $17,%xmm1,%xmm0
dppd $18,%xmm1,%xmm0
dppd $19,%xmm1,%xmm0
dppd $33,%xmm1,%xmm0
dppd $34,%xmm1,%xmm0
dppd $35,%xmm1,%xmm0
dppd $49,%xmm1,%xmm0
dppd $50,%xmm1,%xmm0
dppd $51,%xmm1,%xmm0
dppd $255,%xmm1,%xmm0
dppd $204,%xmm1,%xmm0
dpps $0xf3,16(%rdi),%xmm9
dpps $0x31,(%rsi),%xmm3
dpps $0xff,%xmm2,%xmm2
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); dpps $0xff,%xmm1,%xmm0
dppd $0xf3,16(%rdi),%xmm9
dppd $0x31,(%rsi),%xmm3
dppd $0xff,%xmm2,%xmm2
andl $0xe07f,(%rsi); orl $0x1000,(%rsi); ldmxcsr (%rsi); dppd $0xff,%xmm1,%xmm0
# SSE4.1: single lanes.
pextrb $0,%xmm1,%eax
pinsrb $0,%ecx,%xmm0
pextrb $1,%xmm1,%eax
pinsrb $1,%ecx,%xmm0
pextrb $7,%xmm1,%eax
pinsrb $7,%ecx,%xmm0
pextrb $8,%xmm1,%eax
pinsrb $8,%ecx,%xmm0
pextrb $15,%xmm1,%eax
pinsrb $15,%ecx,%xmm0
pextrb $254,%xmm1,%eax
pinsrb $254,%ecx,%xmm0
pinsrw $0,%ecx,%xmm0
pextrw $0,%xmm1,(%rsi)
pinsrw $3,%ecx,%xmm0
pextrw $3,%xmm1,(%rsi)
pinsrw $4,%ecx,%xmm0
pextrw $4,%xmm1,(%rsi)
pinsrw $7,%ecx,%xmm0
pextrw $7,%xmm1,(%rsi)
pinsrw $253,%ecx,%xmm0
pextrw $253,%xmm1,(%rsi)
pextrd $0,%xmm1,%eax
pinsrd $0,%ecx,%xmm0
extractps $0,%xmm1,%eax
pextrd $1,%xmm1,%eax
pinsrd $1,%ecx,%xmm0
extractps $1,%xmm1,%eax
pextrd $2,%xmm1,%eax
pinsrd $2,%ecx,%xmm0
extractps $2,%xmm1,%eax
pextrd $3,%xmm1,%eax
pinsrd $3,%ecx,%xmm0
extractps $3,%xmm1,%eax
pextrd $254,%xmm1,%eax
pinsrd $254,%ecx,%xmm0
extractps $254,%xmm1,%eax
pextrq $0,%xmm1,%rax
pinsrq $0,%rcx,%xmm0
pextrq $1,%xmm1,%rax
pinsrq $1,%rcx,%xmm0
pextrq $255,%xmm1,%rax
pinsrq $255,%rcx,%xmm0
pextrb $5,%xmm9,-1(%rsi)
pextrw $5,%xmm9,%r8d
pextrd $2,%xmm9,3(%rsi)
pextrq $1,%xmm9,3(%rsi)
extractps $3,%xmm9,3(%rsi)
extractps $1,%xmm9,%r8d
pinsrb $11,-1(%rsi),%xmm9
pinsrd $1,3(%rsi),%xmm9
pinsrq $1,3(%rsi),%xmm9
pextrb $3,%xmm1,%rax
pextrw $3,%xmm1,%rax
pextrd $1,%xmm1,%r12d
insertps $0,%xmm1,%xmm0
insertps $13,%xmm1,%xmm0
insertps $26,%xmm1,%xmm0
insertps $39,%xmm1,%xmm0
insertps $52,%xmm1,%xmm0
insertps $65,%xmm1,%xmm0
insertps $78,%xmm1,%xmm0
insertps $91,%xmm1,%xmm0
insertps $104,%xmm1,%xmm0
insertps $117,%xmm1,%xmm0
insertps $130,%xmm1,%xmm0
insertps $143,%xmm1,%xmm0
insertps $156,%xmm1,%xmm0
insertps $169,%xmm1,%xmm0
insertps $182,%xmm1,%xmm0
insertps $195,%xmm1,%xmm0
insertps $208,%xmm1,%xmm0
insertps $221,%xmm1,%xmm0
insertps $234,%xmm1,%xmm0
insertps $247,%xmm1,%xmm0
insertps $0xa9,%xmm2,%xmm2
insertps $0xe2,3(%rsi),%xmm9
insertps $0x18,(%rsi),%xmm3
# SSE4.2: texts, with every immediate.
pcmpestri $0,%xmm1,%xmm0
pcmpestri $1,%xmm1,%xmm0
pcmpestri $2,%xmm1,%xmm0
pcmpestri $3,%xmm1,%xmm0
pcmpestri $4,%xmm1,%xmm0
pcmpestri $5,%xmm1,%xmm0
pcmpestri $6,%xmm1,%xmm0
pcmpestri $7,%xmm1,%xmm0
pcmpestri $8,%xmm1,%xmm0
pcmpestri $9,%xmm1,%xmm0
pcmpestri $10,%xmm1,%xmm0
pcmpestri $11,%xmm1,%xmm0
pcmpestri $12,%xmm1,%xmm0
pcmpestri $13,%xmm1,%xmm0
pcmpestri $14,%xmm1,%xmm0
pcmpestri $15,%xmm1,%xmm0
pcmpestri $16,%xmm1,%xmm0
pcmpestri $17,%xmm1,%xmm0
pcmpestri $18,%xmm1,%xmm0
pcmpestri $19,%xmm1,%xmm0
pcmpestri $20,%xmm1,%xmm0
pcmpestri $21,%xmm1,%xmm0
pcmpestri $22,%xmm1,%xmm0
pcmpestri $23,%xmm1,%xmm0
pcmpestri $24,%xmm1,%xmm0
pcmpestri $25,%xmm1,%xmm0
pcmpestri $26,%xmm1,%xmm0
pcmpestri $27,%xmm1,%xmm0
pcmpestri $28,%xmm1,%xmm0
pcmpestri $29,%xmm1,%xmm0
pcmpestri $30,%xmm1,%xmm0
pcmpestri $31,%xmm1,%xmm0
pcmpestri $32,%xmm1,%xmm0
pcmpestri $33,%xmm1,%xmm0
pcmpestri $34,%xmm1,%xmm0
pcmpestri $35,%xmm1,%xmm0
pcmpestri $36,%xmm1,%xmm0
pcmpestri $37,%xmm1,%xmm0
pcmpestri $38,%xmm1,%xmm0
pcmpestri $39,%xmm1,%xmm0
pcmpestri $40,%xmm1,%xmm0
pcmpestri $41,%xmm1,%xmm0
pcmpestri $42,%xmm1,%xmm0
pcmpestri $43,%xmm1,%xmm0
pcmpestri $44,%xmm1,%xmm0
pcmpestri $45,%xmm1,%xmm0
pcmpestri $46,%xmm1,%xmm0
pcmpestri $47,%xmm1,%xmm0
pcmpestri $48,%xmm1,%xmm0
pcmpestri $49,%xmm1,%xmm0
pcmpestri $50,%xmm1,%xmm0
pcmpestri $51,%xmm1,%xmm0
pcmpestri $52,%xmm1,%xmm0
pcmpestri $53,%xmm1,%xmm0
pcmpestri $54,%xmm1,%xmm0
pcmpestri $55,%xmm1,%xmm0
pcmpestri $56,%xmm1,%xmm0
pcmpestri $57,%xmm1,%xmm0
pcmpestri $58,%xmm1,%xmm0
pcmpestri $59,%xmm1,%xmm0
pcmpestri $60,%xmm1,%xmm0
pcmpestri $61,%xmm1,%xmm0
pcmpestri $62,%xmm1,%xmm0
pcmpestri $63,%xmm1,%xmm0
pcmpestri $64,%xmm1,%xmm0
pcmpestri $65,%xmm1,%xmm0
pcmpestri $66,%xmm1,%xmm0
pcmpestri $67,%xmm1,%xmm0
pcmpestri $68,%xmm1,%xmm0
pcmpestri $69,%xmm1,%xmm0
pcmpestri $70,%xmm1,%xmm0
pcmpestri $71,%xmm1,%xmm0
pcmpestri $72,%xmm1,%xmm0
pcmpestri $73,%xmm1,%xmm0
pcmpestri $74,%xmm1,%xmm0
pcmpestri $75,%xmm1,%xmm0
pcmpestri $76,%xmm1,%xmm0
pcmpestri $77,%xmm1,%xmm0
pcmpestri $78,%xmm1,%xmm0
pcmpestri $79,%xmm1,%xmm0
pcmpestri $80,%xmm1,%xmm0
pcmpestri $81,%xmm1,%xmm0
pcmpestri $82,%xmm1,%xmm0
pcmpestri $83,%xmm1,%xmm0
pcmpestri $84,%xmm1,%xmm0
pcmpestri $85,%xmm1,%xmm0
pcmpestri $86,%xmm1,%xmm0
pcmpestri $87,%xmm1,%xmm0
pcmpestri $88,%xmm1,%xmm0
pcmpestri $89,%xmm1,%xmm0
pcmpestri $90,%xmm1,%xmm0
pcmpestri $91,%xmm1,%xmm0
pcmpestri $92,%xmm1,%xmm0
pcmpestri $93,%xmm1,%xmm0
pcmpestri $94,%xmm1,%xmm0
pcmpestri $95,%xmm1,%xmm0
pcmpestri $96,%xmm1,%xmm0
pcmpestri $97,%xmm1,%xmm0
pcmpestri $98,%xmm1,%xmm0
pcmpestri $99,%xmm1,%xmm0
pcmpestri $100,%xmm1,%xmm0
pcmpestri $101,%xmm1,%xmm0
pcmpestri $102,%xmm1,%xmm0
pcmpestri $103,%xmm1,%xmm0
pcmpestri $104,%xmm1,%xmm0
pcmpestri $105,%xmm1,%xmm0
pcmpestri $106,%xmm1,%xmm0
pcmpestri $107,%xmm1,%xmm0
pcmpestri $108,%xmm1,%xmm0
pcmpestri $109,%xmm1,%xmm0
pcmpestri $110,%xmm1,%xmm0
pcmpestri $111,%xmm1,%xmm0
pcmpestri $112,%xmm1,%xmm0
pcmpestri $113,%xmm1,%xmm0
pcmpestri $114,%xmm1,%xmm0
pcmpestri $115,%xmm1,%xmm0
pcmpestri $116,%xmm1,%xmm0
pcmpestri $117,%xmm1,%xmm0
pcmpestri $118,%xmm1,%xmm0
pcmpestri $119,%xmm1,%xmm0
pcmpestri $120,%xmm1,%xmm0
pcmpestri $121,%xmm1,%xmm0
pcmpestri $122,%xmm1,%xmm0
pcmpestri $123,%xmm1,%xmm0
pcmpestri $124,%xmm1,%xmm0
pcmpestri $125,%xmm1,%xmm0
pcmpestri $126,%xmm1,%xmm0
pcmpestri $127,%xmm1,%xmm0
pcmpestri $0x8d,%xmm2,%xmm2
pcmpestri $0x0c,(%rsi),%xmm9
pcmpestri $0x73,16(%rdi),%xmm9
pcmpestrm $0,%xmm1,%xmm0
pcmpestrm $1,%xmm1,%xmm0
pcmpestrm $2,%xmm1,%xmm0
pcmpestrm $3,%xmm1,%xmm0
pcmpestrm $4,%xmm1,%xmm0
pcmpestrm $5,%xmm1,%xmm0
pcmpestrm $6,%xmm1,%xmm0
pcmpestrm $7,%xmm1,%xmm0
pcmpestrm $8,%xmm1,%xmm0
pcmpestrm $9,%xmm1,%xmm0
pcmpestrm $10,%xmm1,%xmm0
pcmpestrm $11,%xmm1,%xmm0
pcmpestrm $12,%xmm1,%xmm0
pcmpestrm $13,%xmm1,%xmm0
pcmpestrm $14,%xmm1,%xmm0
pcmpestrm $15,%xmm1,%xmm0
pcmpestrm $16,%xmm1,%xmm0
pcmpestrm $17,%xmm1,%xmm0
pcmpestrm $18,%xmm1,%xmm0
pcmpestrm $19,%xmm1,%xmm0
pcmpestrm $20,%xmm1,%xmm0
pcmpestrm $21,%xmm1,%xmm0
pcmpestrm $22,%xmm1,%xmm0
pcmpestrm $23,%xmm1,%xmm0
pcmpestrm $24,%xmm1,%xmm0
pcmpestrm $25,%xmm1,%xmm0
pcmpestrm $26,%xmm1,%xmm0
pcmpestrm $27,%xmm1,%xmm0
pcmpestrm $28,%xmm1,%xmm0
pcmpestrm $29,%xmm1,%xmm0
pcmpestrm $30,%xmm1,%xmm0
pcmpestrm $31,%xmm1,%xmm0
pcmpestrm $32,%xmm1,%xmm0
pcmpestrm $33,%xmm1,%xmm0
pcmpestrm $34,%xmm1,%xmm0
pcmpestrm $35,%xmm1,%xmm0
pcmpestrm $36,%xmm1,%xmm0
pcmpestrm $37,%xmm1,%xmm0
pcmpestrm $38,%xmm1,%xmm0
pcmpestrm $39,%xmm1,%xmm0
pcmpestrm $40,%xmm1,%xmm0
pcmpestrm $41,%xmm1,%xmm0
pcmpestrm $42,%xmm1,%xmm0
pcmpestrm $43,%xmm1,%xmm0
pcmpestrm $44,%xmm1,%xmm0
pcmpestrm $45,%xmm1,%xmm0
pcmpestrm $46,%xmm1,%xmm0
pcmpestrm $47,%xmm1,%xmm0
pcmpestrm $48,%xmm1,%xmm0
pcmpestrm $49,%xmm1,%xmm0
pcmpestrm $50,%xmm1,%xmm0
pcmpestrm $51,%xmm1,%xmm0
pcmpestrm $52,%xmm1,%xmm0
pcmpestrm $53,%xmm1,%xmm0
pcmpestrm $54,%xmm1,%xmm0
pcmpestrm $55,%xmm1,%xmm0
pcmpestrm $56,%xmm1,%xmm0
pcmpestrm $57,%xmm1,%xmm0
pcmpestrm $58,%xmm1,%xmm0
pcmpestrm $59,%xmm1,%xmm0
pcmpestrm $60,%xmm1,%xmm0
pcmpestrm $61,%xmm1,%xmm0
pcmpestrm $62,%xmm1,%xmm0
pcmpestrm $63,%xmm1,%xmm0
pcmpestrm $64,%xmm1,%xmm0
pcmpestrm $65,%xmm1,%xmm0
pcmpestrm $66,%xmm1,%xmm0
pcmpestrm $67,%xmm1,%xmm0
pcmpestrm $68,%xmm1,%xmm0
pcmpestrm $69,%xmm1,%xmm0
pcmpestrm $70,%xmm1,%xmm0
pcmpestrm $71,%xmm1,%xmm0
pcmpestrm $72,%xmm1,%xmm0
pcmpestrm $73,%xmm1,%xmm0
pcmpestrm $74,%xmm1,%xmm0
pcmpestrm $75,%xmm1,%xmm0
pcmpestrm $76,%xmm1,%xmm0
pcmpestrm $77,%xmm1,%xmm0
pcmpestrm $78,%xmm1,%xmm0
pcmpestrm $79,%xmm1,%xmm0
pcmpestrm $80,%xmm1,%xmm0
pcmpestrm $81,%xmm1,%xmm0
pcmpestrm $82,%xmm1,%xmm0
pcmpestrm $83,%xmm1,%xmm0
pcmpestrm $84,%xmm1,%xmm0
pcmpestrm $85,%xmm1,%xmm0
pcmpestrm $86,%xmm1,%xmm0
pcmpestrm $87,%xmm1,%xmm0
pcmpestrm $88,%xmm1,%xmm0
pcmpestrm $89,%xmm1,%xmm0
pcmpestrm $90,%xmm1,%xmm0
pcmpestrm $91,%xmm1,%xmm0
pcmpestrm $92,%xmm1,%xmm0
pcmpestrm $93,%xmm1,%xmm0
pcmpestrm $94,%xmm1,%xmm0
pcmpestrm $95,%xmm1,%xmm0
pcmpestrm $96,%xmm1,%xmm0
pcmpestrm $97,%xmm1,%xmm0
pcmpestrm $98,%xmm1,%xmm0
pcmpestrm $99,%xmm1,%xmm0
pcmpestrm $100,%xmm1,%xmm0
pcmpestrm $101,%xmm1,%xmm0
pcmpestrm $102,%xmm1,%xmm0
pcmpestrm $103,%xmm1,%xmm0
pcmpestrm $104,%xmm1,%xmm0
pcmpestrm $105,%xmm1,%xmm0
pcmpestrm $106,%xmm1,%xmm0
pcmpestrm $107,%xmm1,%xmm0
pcmpestrm $108,%xmm1,%xmm0
pcmpestrm $109,%xmm1,%xmm0
pcmpestrm $110,%xmm1,%xmm0
pcmpestrm $111,%xmm1,%xmm0
pcmpestrm $112,%xmm1,%xmm0
pcmpestrm $113,%xmm1,%xmm0
pcmpestrm $114,%xmm1,%xmm0
pcmpestrm $115,%xmm1,%xmm0
pcmpestrm $116,%xmm1,%xmm0
pcmpestrm $117,%xmm1,%xmm0
pcmpestrm $118,%xmm1,%xmm0
pcmpestrm $119,%xmm1,%xmm0
pcmpestrm $120,%xmm1,%xmm0
pcmpestrm $121,%xmm1,%xmm0
pcmpestrm $122,%xmm1,%xmm0
pcmpestrm $123,%xmm1,%xmm0
pcmpestrm $124,%xmm1,%xmm0
pcmpestrm $125,%xmm1,%xmm0
pcmpestrm $126,%xmm1,%xmm0
pcmpestrm $127,%xmm1,%xmm0
pcmpestrm $0x8d,%xmm2,%xmm2
pcmpestrm $0x0c,(%rsi),%xmm9
pcmpestrm $0x73,16(%rdi),%xmm9
pcmpistri $0,%xmm1,%xmm0
pcmpistri $1,%xmm1,%xmm0
pcmpistri $2,%xmm1,%xmm0
pcmpistri $3,%xmm1,%xmm0
pcmpistri $4,%xmm1,%xmm0
pcmpistri $5,%xmm1,%xmm0
pcmpistri $6,%xmm1,%xmm0
pcmpistri $7,%xmm1,%xmm0
pcmpistri $8,%xmm1,%xmm0
pcmpistri $9,%xmm1,%xmm0
pcmpistri $10,%xmm1,%xmm0
pcmpistri $11,%xmm1,%xmm0
pcmpistri $12,%xmm1,%xmm0
pcmpistri $13,%xmm1,%xmm0
pcmpistri $14,%xmm1,%xmm0
pcmpistri $15,%xmm1,%xmm0
pcmpistri $16,%xmm1,%xmm0
pcmpistri $17,%xmm1,%xmm0
pcmpistri $18,%xmm1,%xmm0
pcmpistri $19,%xmm1,%xmm0
pcmpistri $20,%xmm1,%xmm0
pcmpistri $21,%xmm1,%xmm0
pcmpistri $22,%xmm1,%xmm0
pcmpistri $23,%xmm1,%xmm0
pcmpistri $24,%xmm1,%xmm0
pcmpistri $25,%xmm1,%xmm0
pcmpistri $26,%xmm1,%xmm0
pcmpistri $27,%xmm1,%xmm0
pcmpistri $28,%xmm1,%xmm0
pcmpistri $29,%xmm1,%xmm0
pcmpistri $30,%xmm1,%xmm0
pcmpistri $31,%xmm1,%xmm0
pcmpistri $32,%xmm1,%xmm0
pcmpistri $33,%xmm1,%xmm0
pcmpistri $34,%xmm1,%xmm0
pcmpistri $35,%xmm1,%xmm0
pcmpistri $36,%xmm1,%xmm0
pcmpistri $37,%xmm1,%xmm0
pcmpistri $38,%xmm1,%xmm0
pcmpistri $39,%xmm1,%xmm0
pcmpistri $40,%xmm1,%xmm0
pcmpistri $41,%xmm1,%xmm0
pcmpistri $42,%xmm1,%xmm0
pcmpistri $43,%xmm1,%xmm0
pcmpistri $44,%xmm1,%xmm0
pcmpistri $45,%xmm1,%xmm0
pcmpistri $46,%xmm1,%xmm0
pcmpistri $47,%xmm1,%xmm0
pcmpistri $48,%xmm1,%xmm0
pcmpistri $49,%xmm1,%xmm0
pcmpistri $50,%xmm1,%xmm0
pcmpistri $51,%xmm1,%xmm0
pcmpistri $52,%xmm1,%xmm0
pcmpistri $53,%xmm1,%xmm0
pcmpistri $54,%xmm1,%xmm0
pcmpistri $55,%xmm1,%xmm0
pcmpistri $56,%xmm1,%xmm0
pcmpistri $57,%xmm1,%xmm0
pcmpistri $58,%xmm1,%xmm0
pcmpistri $59,%xmm1,%xmm0
pcmpistri $60,%xmm1,%xmm0
pcmpistri $61,%xmm1,%xmm0
pcmpistri $62,%xmm1,%xmm0
pcmpistri $63,%xmm1,%xmm0
pcmpistri $64,%xmm1,%xmm0
pcmpistri $65,%xmm1,%xmm0
pcmpistri $66,%xmm1,%xmm0
pcmpistri $67,%xmm1,%xmm0
pcmpistri $68,%xmm1,%xmm0
pcmpistri $69,%xmm1,%xmm0
pcmpistri $70,%xmm1,%xmm0
pcmpistri $71,%xmm1,%xmm0
pcmpistri $72,%xmm1,%xmm0
pcmpistri $73,%xmm1,%xmm0
pcmpistri $74,%xmm1,%xmm0
pcmpistri $75,%xmm1,%xmm0
pcmpistri $76,%xmm1,%xmm0
pcmpistri $77,%xmm1,%xmm0
pcmpistri $78,%xmm1,%xmm0
pcmpistri $79,%xmm1,%xmm0
pcmpistri $80,%xmm1,%xmm0
pcmpistri $81,%xmm1,%xmm0
pcmpistri $82,%xmm1,%xmm0
pcmpistri $83,%xmm1,%xmm0
pcmpistri $84,%xmm1,%xmm0
pcmpistri $85,%xmm1,%xmm0
pcmpistri $86,%xmm1,%xmm0
pcmpistri $87,%xmm1,%xmm0
pcmpistri $88,%xmm1,%xmm0
pcmpistri $89,%xmm1,%xmm0
pcmpistri $90,%xmm1,%xmm0
pcmpistri $91,%xmm1,%xmm0
pcmpistri $92,%xmm1,%xmm0
pcmpistri $93,%xmm1,%xmm0
pcmpistri $94,%xmm1,%xmm0
pcmpistri $95,%xmm1,%xmm0
pcmpistri $96,%xmm1,%xmm0
pcmpistri $97,%xmm1,%xmm0
pcmpistri $98,%xmm1,%xmm0
pcmpistri $99,%xmm1,%xmm0
pcmpistri $100,%xmm1,%xmm0
pcmpistri $101,%xmm1,%xmm0
pcmpistri $102,%xmm1,%xmm0
pcmpistri $103,%xmm1,%xmm0
pcmpistri $104,%xmm1,%xmm0
pcmpistri $105,%xmm1,%xmm0
pcmpistri $106,%xmm1,%xmm0
pcmpistri $107,%xmm1,%xmm0
pcmpistri $108,%xmm1,%xmm0
pcmpistri $109,%xmm1,%xmm0
pcmpistri $110,%xmm1,%xmm0
pcmpistri $111,%xmm1,%xmm0
pcmpistri $112,%xmm1,%xmm0
pcmpistri $113,%xmm1,%xmm0
pcmpistri $114,%xmm1,%xmm0
pcmpistri $115,%xmm1,%xmm0
pcmpistri $116,%xmm1,%xmm0
pcmpistri $117,%xmm1,%xmm0
pcmpistri $118,%xmm1,%xmm0
pcmpistri $119,%xmm1,%xmm0
pcmpistri $120,%xmm1,%xmm0
pcmpistri $121,%xmm1,%xmm0
pcmpistri $122,%xmm1,%xmm0
pcmpistri $123,%xmm1,%xmm0
pcmpistri $124,%xmm1,%xmm0
pcmpistri $125,%xmm1,%xmm0
pcmpistri $126,%xmm1,%xmm0
pcmpistri $127,%xmm1,%xmm0
pcmpistri $0x8d,%xmm2,%xmm2
pcmpistri $0x0c,(%rsi),%xmm9
pcmpistri $0x73,16(%rdi),%xmm9
pcmpistrm $0,%xmm1,%xmm0
pcmpistrm $1,%xmm1,%xmm0
pcmpistrm $2,%xmm1,%xmm0
pcmpistrm $3,%xmm1,%xmm0
pcmpistrm $4,%xmm1,%xmm0
pcmpistrm $5,%xmm1,%xmm0
pcmpistrm $6,%xmm1,%xmm0
pcmpistrm $7,%xmm1,%xmm0
pcmpistrm $8,%xmm1,%xmm0
pcmpistrm $9,%xmm1,%xmm0
pcmpistrm $10,%xmm1,%xmm0
pcmpistrm $11,%xmm1,%xmm0
pcmpistrm $12,%xmm1,%xmm0
pcmpistrm $13,%xmm1,%xmm0
pcmpistrm $14,%xmm1,%xmm0
pcmpistrm $15,%xmm1,%xmm0
pcmpistrm $16,%xmm1,%xmm0
pcmpistrm $17,%xmm1,%xmm0
pcmpistrm $18,%xmm1,%xmm0
pcmpistrm $19,%xmm1,%xmm0
pcmpistrm $20,%xmm1,%xmm0
pcmpistrm $21,%xmm1,%xmm0
pcmpistrm $22,%xmm1,%xmm0
pcmpistrm $23,%xmm1,%xmm0
pcmpistrm $24,%xmm1,%xmm0
pcmpistrm $25,%xmm1,%xmm0
pcmpistrm $26,%xmm1,%xmm0
pcmpistrm $27,%xmm1,%xmm0
pcmpistrm $28,%xmm1,%xmm0
pcmpistrm $29,%xmm1,%xmm0
pcmpistrm $30,%xmm1,%xmm0
pcmpistrm $31,%xmm1,%xmm0
pcmpistrm $32,%xmm1,%xmm0
pcmpistrm $33,%xmm1,%xmm0
pcmpistrm $34,%xmm1,%xmm0
pcmpistrm $35,%xmm1,%xmm0
pcmpistrm $36,%xmm1,%xmm0
pcmpistrm $37,%xmm1,%xmm0
pcmpistrm $38,%xmm1,%xmm0
pcmpistrm $39,%xmm1,%xmm0
pcmpistrm $40,%xmm1,%xmm0
pcmpistrm $41,%xmm1,%xmm0
pcmpistrm $42,%xmm1,%xmm0
pcmpistrm $43,%xmm1,%xmm0
pcmpistrm $44,%xmm1,%xmm0
pcmpistrm $45,%xmm1,%xmm0
pcmpistrm $46,%xmm1,%xmm0
pcmpistrm $47,%xmm1,%xmm0
pcmpistrm $48,%xmm1,%xmm0
pcmpistrm $49,%xmm1,%xmm0
pcmpistrm $50,%xmm1,%xmm0
pcmpistrm $51,%xmm1,%xmm0
pcmpistrm $52,%xmm1,%xmm0
pcmpistrm $53,%xmm1,%xmm0
pcmpistrm $54,%xmm1,%xmm0
pcmpistrm $55,%xmm1,%xmm0
pcmpistrm $56,%xmm1,%xmm0
pcmpistrm $57,%xmm1,%xmm0
pcmpistrm $58,%xmm1,%xmm0
pcmpistrm $59,%xmm1,%xmm0
pcmpistrm $60,%xmm1,%xmm0
pcmpistrm $61,%xmm1,%xmm0
pcmpistrm $62,%xmm1,%xmm0
pcmpistrm $63,%xmm1,%xmm0
pcmpistrm $64,%xmm1,%xmm0
pcmpistrm $65,%xmm1,%xmm0
pcmpistrm $66,%xmm1,%xmm0
pcmpistrm $67,%xmm1,%xmm0
pcmpistrm $68,%xmm1,%xmm0
pcmpistrm $69,%xmm1,%xmm0
pcmpistrm $70,%xmm1,%xmm0
pcmpistrm $71,%xmm1,%xmm0
pcmpistrm $72,%xmm1,%xmm0
pcmpistrm $73,%xmm1,%xmm0
pcmpistrm $74,%xmm1,%xmm0
pcmpistrm $75,%xmm1,%xmm0
pcmpistrm $76,%xmm1,%xmm0
pcmpistrm $77,%xmm1,%xmm0
pcmpistrm $78,%xmm1,%xmm0
pcmpistrm $79,%xmm1,%xmm0
pcmpistrm $80,%xmm1,%xmm0
pcmpistrm $81,%xmm1,%xmm0
pcmpistrm $82,%xmm1,%xmm0
pcmpistrm $83,%xmm1,%xmm0
pcmpistrm $84,%xmm1,%xmm0
pcmpistrm $85,%xmm1,%xmm0
pcmpistrm $86,%xmm1,%xmm0
pcmpistrm $87,%xmm1,%xmm0
pcmpistrm $88,%xmm1,%xmm0
pcmpistrm $89,%xmm1,%xmm0
pcmpistrm $90,%xmm1,%xmm0
pcmpistrm $91,%xmm1,%xmm0
pcmpistrm $92,%xmm1,%xmm0
pcmpistrm $93,%xmm1,%xmm0
pcmpistrm $94,%xmm1,%xmm0
pcmpistrm $95,%xmm1,%xmm0
pcmpistrm $96,%xmm1,%xmm0
pcmpistrm $97,%xmm1,%xmm0
pcmpistrm $98,%xmm1,%xmm0
pcmpistrm $99,%xmm1,%xmm0
pcmpistrm $100,%xmm1,%xmm0
pcmpistrm $101,%xmm1,%xmm0
pcmpistrm $102,%xmm1,%xmm0
pcmpistrm $103,%xmm1,%xmm0
pcmpistrm $104,%xmm1,%xmm0
pcmpistrm $105,%xmm1,%xmm0
pcmpistrm $106,%xmm1,%xmm0
pcmpistrm $107,%xmm1,%xmm0
pcmpistrm $108,%xmm1,%xmm0
pcmpistrm $109,%xmm1,%xmm0
pcmpistrm $110,%xmm1,%xmm0
pcmpistrm $111,%xmm1,%xmm0
pcmpistrm $112,%xmm1,%xmm0
pcmpistrm $113,%xmm1,%xmm0
pcmpistrm $114,%xmm1,%xmm0
pcmpistrm $115,%xmm1,%xmm0
pcmpistrm $116,%xmm1,%xmm0
pcmpistrm $117,%xmm1,%xmm0
pcmpistrm $118,%xmm1,%xmm0
pcmpistrm $119,%xmm1,%xmm0
pcmpistrm $120,%xmm1,%xmm0
pcmpistrm $121,%xmm1,%xmm0
pcmpistrm $122,%xmm1,%xmm0
pcmpistrm $123,%xmm1,%xmm0
pcmpistrm $124,%xmm1,%xmm0
pcmpistrm $125,%xmm1,%xmm0
pcmpistrm $126,%xmm1,%xmm0
pcmpistrm $127,%xmm1,%xmm0
pcmpistrm $0x8d,%xmm2,%xmm2
pcmpistrm $0x0c,(%rsi),%xmm9
pcmpistrm $0x73,16(%rdi),%xmm9
pcmpestriq $0x1a,%xmm1,%xmm0
pcmpestrmq $0x49,%xmm1,%xmm0
# Few different elements, so that whole texts match.
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $0,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $1,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $4,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $5,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $8,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $9,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $12,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $13,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $16,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $17,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $20,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $21,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $24,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $25,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $28,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $29,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $32,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $33,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $36,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $37,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $40,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $41,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $44,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $45,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $48,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $49,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $52,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $53,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $56,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $57,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestri $60,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestri $61,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $0,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $1,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $4,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $5,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $8,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $9,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $12,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $13,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $16,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $17,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $20,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $21,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $24,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $25,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $28,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $29,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $32,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $33,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $36,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $37,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $40,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $41,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $44,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $45,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $48,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $49,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $52,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $53,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $56,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $57,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpestrm $60,%xmm1,%xmm0
movl %r12d,%eax; leal 3(,%r12,2),%edx; psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpestrm $61,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $0,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $1,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $4,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $5,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $8,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $9,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $12,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $13,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $16,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $17,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $20,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $21,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $24,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $25,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $28,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $29,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $32,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $33,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $36,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $37,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $40,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $41,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $44,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $45,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $48,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $49,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $52,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $53,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $56,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $57,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistri $60,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistri $61,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $0,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $1,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $4,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $5,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $8,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $9,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $12,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $13,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $16,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $17,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $20,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $21,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $24,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $25,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $28,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $29,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $32,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $33,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $36,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $37,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $40,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $41,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $44,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $45,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $48,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $49,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $52,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $53,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $56,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $57,%xmm1,%xmm0
movdqa 16(%rdi),%xmm5; psrlw $14,%xmm5; pmaxuw %xmm5,%xmm0; psrlw $14,%xmm0; psrlw $14,%xmm1; packuswb %xmm0,%xmm0; packuswb %xmm1,%xmm1; pcmpistrm $60,%xmm1,%xmm0
psrlw $14,%xmm0; psrlw $14,%xmm1; pcmpistrm $61,%xmm1,%xmm0
