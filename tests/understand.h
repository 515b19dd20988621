/*
 * Articles made of a few lines and understood, for the tests of what is found
 * in them.  All texts are invented; names of the table stand in them where
 * the table is what is tested.
 */
#ifndef TESTS_UNDERSTAND_H
#define TESTS_UNDERSTAND_H

#include "base/buf.h"
#include "base/utf8.h"
#include "content/extract.h"
#include "tests/perm.h"

/* An article of these lines, understood. */
static inline struct article
understand(const char *text, bool headings)
{
	struct article a = { .text = str_of(text) };
	str rest = a.text, line;

	while (str_line(&rest, &line))
		if (line.n)
			*vec_push(&perm, &a.paragraphs) = (struct paragraph){
				.at = { (uint32_t)(line.s - text),
					(uint32_t)(line.s - text + line.n) },
				.kind = headings && line.s[0] == '#'
						? PARAGRAPH_HEADING
						: PARAGRAPH_TEXT,
				.depth = 1,
			};
	a.lang = article_word_add(&a, &perm,
		utf8_scripts(a.text) & SCRIPT_HAN ? STR("zh") : STR("en"));
	extract(&a, headings, NULL, &perm);
	return a;
}

/* The player of this name, or NO_INDEX. */
static inline int32_t
player_named(const struct article *a, str name)
{
	for (size_t i = 0; i < a->players.n; i++)
		if (str_eq(article_word(a, a->players.v[i].name), name))
			return (int32_t)i;
	return NO_INDEX;
}

/* Is it another name of the player? */
static inline bool
has_alias(const struct article *a, str name, str alias)
{
	int32_t player = player_named(a, name);

	for (size_t i = 0; i < a->aliases.n; i++)
		if (a->aliases.v[i].player == player && player != NO_INDEX &&
			str_eq(article_word(a, a->aliases.v[i].name), alias))
			return true;
	return false;
}

/* "name/kind name/kind …" of all players, places too. */
static inline str
players_of(const struct article *a)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < a->players.n; i++)
		buf_printf(&b, "%s%.*s/%s", i ? " " : "",
			STR_ARG(article_word(a, a->players.v[i].name)),
			player_kind_name(a->players.v[i].kind));
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

#endif
