#include "fuzz/document.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	return fuzz_document(text_read, bytes, n);
}
