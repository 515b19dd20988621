/*
 * Figures of any text: each lies in it and between whole characters, they do
 * not overlap, and a date says one or is unknown.  The first byte chooses the
 * language and whether the day of publication is known.
 */
#include "base/utf8.h"
#include "content/extract.h"

#include <assert.h>
#include <math.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void
check(const struct article *a)
{
	uint32_t last = 0;

	for (size_t i = 0; i < a->figures.n; i++) {
		const struct figure *f = &a->figures.v[i];

		assert(f->at.start >= last && f->at.start < f->at.end);
		assert(f->at.end <= a->text.n);
		assert(utf8_valid(article_span(a, f->at)));
		assert(f->kind < FIGURE_KINDS);
		assert(isfinite(f->value));
		assert(f->kind != FIGURE_DATE ||
			f->unknown == word_empty(f->date));
		last = f->at.end;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena perm = { 0 };
	struct article a = { 0 };
	int choice = n ? bytes[0] : 0;

	a.text = utf8_repair(&perm, (str){ (const char *)bytes, n }, NULL);
	a.lang =
		article_word_add(&a, &perm, choice & 1 ? STR("en") : STR("zh"));
	if (choice & 2)
		a.published = article_word_add(&a, &perm, STR("2025-08-14"));
	figure_find(&a, &perm);
	check(&a);
	arena_free(&perm);
	return 0;
}
