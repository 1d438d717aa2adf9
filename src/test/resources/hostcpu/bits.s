# Bit counts, BMI, movbe, crc32: general registers after SSE2. Conventions about registers: CaseGenerator.
popcntw %cx,%ax
popcntl %ecx,%eax
popcntq %rcx,%rax
popcntw -3(%rsi),%r9w
popcntl -3(%rsi),%r9d
popcntq -3(%rsi),%r9
popcntq %rcx,%rcx
xorl %ecx,%ecx; popcntl %ecx,%eax
popcntl %gs:8,%r15d
lzcntw %cx,%ax
lzcntl %ecx,%eax
lzcntq %rcx,%rax
lzcntw -3(%rsi),%r9w
lzcntl -3(%rsi),%r9d
lzcntq -3(%rsi),%r9
lzcntq %rcx,%rcx
xorl %ecx,%ecx; lzcntl %ecx,%eax
lzcntl %gs:8,%r15d
tzcntw %cx,%ax
tzcntl %ecx,%eax
tzcntq %rcx,%rax
tzcntw -3(%rsi),%r9w
tzcntl -3(%rsi),%r9d
tzcntq -3(%rsi),%r9
tzcntq %rcx,%rcx
xorl %ecx,%ecx; tzcntl %ecx,%eax
tzcntl %gs:8,%r15d
movbew -3(%rsi),%cx
movbew %r9w,-3(%rsi)
movbew 8(%rsi,%r12,4),%r9w
movbel -3(%rsi),%ecx
movbel %r9d,-3(%rsi)
movbel 8(%rsi,%r12,4),%r9d
movbeq -3(%rsi),%rcx
movbeq %r9,-3(%rsi)
movbeq 8(%rsi,%r12,4),%r9
crc32b %cl,%eax
crc32b %ah,%eax
crc32b %sil,%r9d
crc32b %cl,%rax
crc32b -3(%rsi),%r9
crc32w %cx,%eax
crc32l %ecx,%eax
crc32q %rcx,%rax
crc32w -3(%rsi),%r9d
crc32l -3(%rsi),%r9d
crc32q -3(%rsi),%r9
crc32q %rax,%rax
andnl %ecx,%edx,%eax
andnq %rcx,%rdx,%rax
andnl -3(%rsi),%r14d,%r9d
andnq -3(%rsi),%r14,%r9
andnq %rax,%rax,%rax
andnq %rax,%rcx,%rax
andnl 8(%rsi,%r12,4),%r8d,%r15d
pdepl %ecx,%edx,%eax
pdepq %rcx,%rdx,%rax
pdepl -3(%rsi),%r14d,%r9d
pdepq -3(%rsi),%r14,%r9
pdepq %rax,%rax,%rax
pdepq %rax,%rcx,%rax
pdepl 8(%rsi,%r12,4),%r8d,%r15d
pextl %ecx,%edx,%eax
pextq %rcx,%rdx,%rax
pextl -3(%rsi),%r14d,%r9d
pextq -3(%rsi),%r14,%r9
pextq %rax,%rax,%rax
pextq %rax,%rcx,%rax
pextl 8(%rsi,%r12,4),%r8d,%r15d
bextrl %ecx,%edx,%eax
bextrq %rcx,%rdx,%rax
bextrl %r14d,-3(%rsi),%r9d
bextrq %r14,-3(%rsi),%r9
bextrq %rax,%rax,%rax
bextrl %r12d,%edx,%eax
bextrq %r12,%rdx,%rax
bzhil %ecx,%edx,%eax
bzhiq %rcx,%rdx,%rax
bzhil %r14d,-3(%rsi),%r9d
bzhiq %r14,-3(%rsi),%r9
bzhiq %rax,%rax,%rax
bzhil %r12d,%edx,%eax
bzhiq %r12,%rdx,%rax
sarxl %ecx,%edx,%eax
sarxq %rcx,%rdx,%rax
sarxl %r14d,-3(%rsi),%r9d
sarxq %r14,-3(%rsi),%r9
sarxq %rax,%rax,%rax
sarxl %r12d,%edx,%eax
sarxq %r12,%rdx,%rax
shlxl %ecx,%edx,%eax
shlxq %rcx,%rdx,%rax
shlxl %r14d,-3(%rsi),%r9d
shlxq %r14,-3(%rsi),%r9
shlxq %rax,%rax,%rax
shlxl %r12d,%edx,%eax
shlxq %r12,%rdx,%rax
shrxl %ecx,%edx,%eax
shrxq %rcx,%rdx,%rax
shrxl %r14d,-3(%rsi),%r9d
shrxq %r14,-3(%rsi),%r9
shrxq %rax,%rax,%rax
shrxl %r12d,%edx,%eax
shrxq %r12,%rdx,%rax
movl $1024,%ecx; bextrl %ecx,%edx,%eax
movl $1024,%ecx; bextrq %rcx,%rdx,%rax
movl $8200,%ecx; bextrl %ecx,%edx,%eax
movl $8200,%ecx; bextrq %rcx,%rdx,%rax
movl $2111,%ecx; bextrl %ecx,%edx,%eax
movl $2111,%ecx; bextrq %rcx,%rdx,%rax
movl $16384,%ecx; bextrl %ecx,%edx,%eax
movl $16384,%ecx; bextrq %rcx,%rdx,%rax
movl $320,%ecx; bextrl %ecx,%edx,%eax
movl $320,%ecx; bextrq %rcx,%rdx,%rax
movl $65280,%ecx; bextrl %ecx,%edx,%eax
movl $65280,%ecx; bextrq %rcx,%rdx,%rax
movl $0,%ecx; bzhil %ecx,%edx,%eax
movl $0,%ecx; bzhiq %rcx,%rdx,%rax
movl $1,%ecx; bzhil %ecx,%edx,%eax
movl $1,%ecx; bzhiq %rcx,%rdx,%rax
movl $31,%ecx; bzhil %ecx,%edx,%eax
movl $31,%ecx; bzhiq %rcx,%rdx,%rax
movl $32,%ecx; bzhil %ecx,%edx,%eax
movl $32,%ecx; bzhiq %rcx,%rdx,%rax
movl $33,%ecx; bzhil %ecx,%edx,%eax
movl $33,%ecx; bzhiq %rcx,%rdx,%rax
movl $63,%ecx; bzhil %ecx,%edx,%eax
movl $63,%ecx; bzhiq %rcx,%rdx,%rax
movl $64,%ecx; bzhil %ecx,%edx,%eax
movl $64,%ecx; bzhiq %rcx,%rdx,%rax
movl $65,%ecx; bzhil %ecx,%edx,%eax
movl $65,%ecx; bzhiq %rcx,%rdx,%rax
movl $255,%ecx; bzhil %ecx,%edx,%eax
movl $255,%ecx; bzhiq %rcx,%rdx,%rax
blsil %ecx,%eax
blsiq %rcx,%rax
blsil -3(%rsi),%r9d
blsiq -3(%rsi),%r9
blsiq %rax,%rax
blsmskl %ecx,%eax
blsmskq %rcx,%rax
blsmskl -3(%rsi),%r9d
blsmskq -3(%rsi),%r9
blsmskq %rax,%rax
blsrl %ecx,%eax
blsrq %rcx,%rax
blsrl -3(%rsi),%r9d
blsrq -3(%rsi),%r9
blsrq %rax,%rax
mulxl %ecx,%ebx,%eax
mulxq %rcx,%rbx,%rax
mulxl -3(%rsi),%r8d,%r9d
mulxq -3(%rsi),%r8,%r9
mulxq %rcx,%rax,%rax
mulxl %edx,%edx,%eax
mulxq %rdx,%rax,%rdx
mulxl %ecx,%eax,%eax
rorxl $0,%ecx,%eax
rorxq $0,%rcx,%rax
rorxl $1,%ecx,%eax
rorxq $1,%rcx,%rax
rorxl $13,%ecx,%eax
rorxq $13,%rcx,%rax
rorxl $31,%ecx,%eax
rorxq $31,%rcx,%rax
rorxl $32,%ecx,%eax
rorxq $32,%rcx,%rax
rorxl $63,%ecx,%eax
rorxq $63,%rcx,%rax
rorxl $255,%ecx,%eax
rorxq $255,%rcx,%rax
rorxl $7,-3(%rsi),%r9d
rorxq $7,-3(%rsi),%r9
