#include <stdint.h>
#include <stdio.h>
int main(void) {
    uint32_t table[256];
    for (uint32_t i = 0; i < 256; i++) { uint32_t c = i; for (int k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >> 1) : c >> 1; table[i] = c; }
    uint32_t crc = ~0u;
    const char *check = "123456789";
    for (const char *p = check; *p; p++) crc = table[(crc ^ *p) & 255] ^ (crc >> 8);
    printf("%08x\n", ~crc);
    crc = ~0u;
    for (int i = 0; i < 100000; i++) crc = table[(crc ^ i) & 255] ^ (crc >> 8);
    printf("%08x\n", ~crc);
    return 0;
}
