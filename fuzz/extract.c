/*
 * Everything that is understood of any text: ranges lie in it and between
 * whole characters, lists are in order.  Lines are paragraphs; the first of
 * them is a confirmed name as well, and its first byte says whether headings
 * are marked.
 */
#include "base/utf8.h"
#include "content/extract.h"
#include "content/words/fold.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void
add_paragraphs(struct article *a, struct arena *perm)
{
	str rest = a->text, line;

	while (str_line(&rest, &line)) {
		uint32_t start = (uint32_t)(line.s - a->text.s);

		if (line.n)
			*vec_push(perm, &a->paragraphs) = (struct paragraph){
				.at = { start, start + (uint32_t)line.n },
				.kind = line.s[0] == '#' ? PARAGRAPH_HEADING
							 : PARAGRAPH_TEXT,
			};
	}
}

static void
check_span(const struct article *a, struct span s)
{
	str part = article_span(a, s);

	assert(s.start < s.end && s.end <= a->text.n);
	assert(utf8_valid(part));
}

static void
check(const struct article *a)
{
	uint32_t last = 0;

	for (size_t i = 0; i < a->mentions.n; i++) {
		const struct mention *m = &a->mentions.v[i];

		check_span(a, m->at);
		assert(m->at.start >= last);
		assert(m->player >= 0 && (size_t)m->player < a->players.n);
		last = m->at.end;
	}
	for (size_t i = 0; i < a->players.n; i++)
		assert(!word_empty(a->players.v[i].name));
	for (size_t i = 0; i < a->roles.n; i++)
		assert(a->roles.v[i].start < a->text.n);
	last = 0;
	for (size_t i = 0; i < a->sections.n; i++) {
		check_span(a, a->sections.v[i].at);
		assert(a->sections.v[i].at.start >= last);
		last = a->sections.v[i].at.end;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena perm = { 0 };
	struct article a = { 0 };
	str line = { 0 }, rest;

	a.text = utf8_repair(&perm, (str){ (const char *)bytes, n }, NULL);
	add_paragraphs(&a, &perm);
	rest = a.text;
	(void)str_line(&rest, &line);
	struct confirmed name = { fold(&perm, str_take(line, 64)), PLAYER_ORG };
	struct confirmed_names names = { &name, name.surface.n > 0 };
	extract(&a, n && (bytes[0] & 1), &names, &perm);
	check(&a);
	arena_free(&perm);
	return 0;
}
