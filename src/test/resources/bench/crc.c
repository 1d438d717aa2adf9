// CRC-32 bit by bit: shifts, exclusive or, a branch on the lowest bit.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char** arguments) {
    int factor = count > 1 ? atoi(arguments[1]) : 1;
    uint32_t crc = ~0u;
    for (uint32_t i = 0; i < 2000000u * factor; i++) {
        crc ^= i & 255;
        for (int bit = 0; bit < 8; bit++) {
            crc = crc & 1 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
        }
    }
    printf("%08x\n", ~crc);
    return 0;
}
