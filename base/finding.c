#include "base/finding.h"

#include <stdarg.h>
#include <stdio.h>

enum { SENTENCE_MAX = 1024 };

static void
add(struct findings *f, struct finding one, const char *format, va_list list)
{
	char text[SENTENCE_MAX];

	vsnprintf(text, sizeof text, format, list);
	one.says = arena_copy(&f->arena, str_of(text));
	*vec_push(&f->arena, f) = one;
}

void
finding_well(struct findings *f, const char *part, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	add(f, (struct finding){ .part = part }, format, list);
	va_end(list);
}

void
finding_fault(struct findings *f, const char *part, const char *advice,
	const char *format, ...)
{
	struct finding one = { .part = part,
		.state = FINDING_FAULT,
		.advice = arena_copy(&f->arena, str_of(advice)) };
	va_list list;

	va_start(list, format);
	add(f, one, format, list);
	va_end(list);
}

void
finding_is_lost(struct findings *f)
{
	f->v[f->n - 1].state = FINDING_LOST;
}

enum finding_state
findings_worst(const struct findings *f)
{
	enum finding_state worst = FINDING_WELL;

	for (size_t i = 0; i < f->n; i++)
		if (f->v[i].state > worst)
			worst = f->v[i].state;
	return worst;
}

void
findings_free(struct findings *f)
{
	arena_free(&f->arena);
	*f = (struct findings){ 0 };
}
