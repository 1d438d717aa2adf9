// operator new and delete over malloc and free, so that a static program needs no C++ library.
#include <stdlib.h>

void* operator new(size_t size) { return malloc(size); }
void operator delete(void* block) noexcept { free(block); }
void operator delete(void* block, size_t) noexcept { free(block); }
