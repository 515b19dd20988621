#include "tui/list/spark.h"

#include <string.h>

/* Each is three bytes of UTF-8. */
static const char steps[][4] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
enum { STEPS = sizeof steps / sizeof *steps, STEP_BYTES = 3 };

/* value of greatest, rounded up, in parts of `parts`: 0 only for nothing. */
static uint32_t
scale(uint32_t value, uint32_t greatest, uint32_t parts)
{
	if (!value || !greatest)
		return 0;
	if (value >= greatest)
		return parts;
	return (uint32_t)(((uint64_t)value * parts + greatest - 1) / greatest);
}

str
spark_line(struct arena *a, const uint32_t *v, size_t n)
{
	char *out = arena_new(a, char, n *STEP_BYTES + 1);
	uint32_t greatest = 0;
	size_t at = 0;

	for (size_t i = 0; i < n; i++)
		greatest = v[i] > greatest ? v[i] : greatest;
	for (size_t i = 0; i < n; i++) {
		uint32_t step = scale(v[i], greatest, STEPS);

		if (!step) {
			out[at++] = ' ';
			continue;
		}
		memcpy(out + at, steps[step - 1], STEP_BYTES);
		at += STEP_BYTES;
	}
	return (str){ out, at };
}

str
spark_bar(struct arena *a, uint32_t value, uint32_t greatest, int columns)
{
	size_t n = scale(value, greatest, columns > 0 ? (uint32_t)columns : 0);
	char *out = arena_new(a, char, n *STEP_BYTES + 1);

	for (size_t i = 0; i < n; i++)
		memcpy(out + i * STEP_BYTES, "▇", STEP_BYTES);
	return (str){ out, n * STEP_BYTES };
}
