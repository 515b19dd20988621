/*
 * Writes the table behind content/names/known.c to standard output, from names.tsv
 * and its like:
 * kind TAB canonical name TAB aliases TAB surfaces that are common words too
 * TAB canonical names of organisations it has to do with; lists have | between.
 * A kind with a + before it: more names of what a line above names so.
 * Every surface belongs to one line.
 */
#include "base/file.h"
#include "base/utf8.h"
#include "content/article.h"
#include "content/names/known_table.h"
#include "content/words/packed.h"
#include "tools/print-lookup.h"

#include <stdio.h>
#include <string.h>

struct entry {
	str name, aliases, common, related;
	uint8_t kind;
};

struct entries {
	struct entry *v;
	size_t n, cap;
};

/* Entries that are related to others come first: these alone have a place in
 * the table of relations. */
struct table {
	struct entries relating, others;
	struct lookup_members members, written;
	bool ok;
};

_Static_assert((int)PLAYER_KINDS <= 4, "a kind has two bits");

static const str kinds[] = {
#define PLAYER(id, name) [PLAYER_##id] = STR0(name),
#include "content/article_kinds.def"
};

static bool
find_kind(str name, uint8_t *kind)
{
	for (*kind = 0; *kind < PLAYER_KINDS; ++*kind)
		if (str_eq(name, kinds[*kind]))
			return true;
	return false;
}

static bool
is_in(str list, str one)
{
	str part;

	for (bool more = true; more;) {
		more = str_cut(list, STR("|"), &part, &list);
		if (str_eq(part, one))
			return true;
	}
	return false;
}

static void
refuse(struct table *t, str line, const char *why)
{
	fprintf(stderr, "%s: %.*s\n", why, STR_ARG(line));
	t->ok = false;
}

static struct entry *
find_entry(struct entries *entries, const struct entry *one)
{
	for (size_t i = 0; i < entries->n; i++)
		if (entries->v[i].kind == one->kind &&
			str_eq(entries->v[i].name, one->name))
			return &entries->v[i];
	return NULL;
}

/* Two lists in one. */
static str
both(struct arena *a, str one, str other)
{
	return !one.n     ? other
	       : !other.n ? one
			  : arena_printf(a, "%.*s|%.*s", STR_ARG(one),
				    STR_ARG(other));
}

static void
add_more(struct table *t, struct arena *a, const struct entry *more, str line)
{
	struct entry *e = find_entry(&t->relating, more);

	if (!e)
		e = find_entry(&t->others, more);
	if (!e) {
		refuse(t, line, "more of what is not there");
		return;
	}
	e->aliases = both(a, e->aliases, more->aliases);
	e->common = both(a, e->common, more->common);
}

static void
add_entry(struct table *t, struct arena *a, str line)
{
	bool more = str_starts(line, STR("+"));
	str kind, rest;
	struct entry e;

	(void)str_cut(str_skip(line, more), STR("\t"), &kind, &rest);
	(void)str_cut(rest, STR("\t"), &e.name, &rest);
	(void)str_cut(rest, STR("\t"), &e.aliases, &rest);
	(void)str_cut(rest, STR("\t"), &e.common, &e.related);
	if (!find_kind(kind, &e.kind) || !e.name.n)
		refuse(t, line, "no kind and name");
	else if (more)
		add_more(t, a, &e, line);
	else
		*vec_push(a, e.related.n ? &t->relating : &t->others) = e;
}

/* An entry's name, if folding changes it. */
static bool
add_written(struct table *t, struct arena *a, str name, uint32_t entry)
{
	uint16_t *runes = arena_new(a, uint16_t, name.n);
	bool plain = true;
	uint32_t n = 0;

	for (size_t at = 0; at < name.n; n++) {
		uint32_t rune = utf8_next(name, &at);

		plain &= lookup_fold(rune) == rune;
		runes[n] = (uint16_t)rune;
	}
	if (!plain)
		*vec_push(a, &t->written) =
			(struct lookup_member){ runes, n, entry };
	return !plain;
}

static void
add_surfaces(
	struct table *t, struct arena *a, const struct entry *e, uint32_t entry)
{
	str one = e->name, rest = e->aliases;
	bool written = add_written(t, a, e->name, entry), more;
	uint32_t plain = written ? 0 : KNOWN_PLAIN;

	do {
		uint32_t value = entry << KNOWN_ENTRY_SHIFT |
				 (uint32_t)e->kind << KNOWN_KIND_SHIFT | plain |
				 (is_in(e->common, one) ? KNOWN_COMMON : 0);

		if (!lookup_add(&t->members, a, one, value))
			refuse(t, one, "cannot be matched");
		plain = 0;
		more = rest.n != 0;
		(void)str_cut(rest, STR("|"), &one, &rest);
	} while (more);
}

static void
number_entries(struct table *t, struct arena *a)
{
	uint32_t entry = 0;

	for (size_t i = 0; i < t->relating.n; i++)
		add_surfaces(t, a, &t->relating.v[i], entry++);
	for (size_t i = 0; i < t->others.n; i++)
		add_surfaces(t, a, &t->others.v[i], entry++);
}

/* The organisation that one of the members names; members are built. */
static bool
find_org(const struct lookup *built, str name, uint32_t *entry)
{
	uint16_t runes[LOOKUP_LONGEST];
	size_t n = 0;

	for (size_t at = 0; at < name.n && n < LOOKUP_LONGEST; n++)
		runes[n] = lookup_fold(utf8_next(name, &at));
	uint32_t value = lookup_value(built, runes, n, UINT32_MAX);
	*entry = known_entry(value);
	return value < UINT32_MAX && known_kind(value) == PLAYER_ORG;
}

struct numbers {
	uint64_t *v;
	size_t n, cap;
};

static void
add_related(struct table *t, const struct lookup *built, str rest,
	struct arena *a, struct numbers *out)
{
	uint32_t other;
	str one;

	for (bool more = true; more;) {
		more = str_cut(rest, STR("|"), &one, &rest);
		if (find_org(built, one, &other))
			*vec_push(a, out) = other;
		else
			refuse(t, one, "no organisation of the table");
	}
}

static void
print_packed(const struct numbers *numbers, uint32_t width, struct arena *a,
	const char *name)
{
	size_t n = packed_words(width, numbers->n);
	uint64_t *words = arena_new(a, uint64_t, n);

	for (size_t i = 0; i < numbers->n; i++)
		packed_put(words, width, i, numbers->v[i]);
	print_words(words, n, name);
}

static void
print_relations(struct table *t, const struct lookup *built, struct arena *a)
{
	struct numbers starts = { 0 }, others = { 0 };
	size_t entries = t->relating.n + t->others.n;

	for (size_t i = 0; i < t->relating.n; i++) {
		*vec_push(a, &starts) = others.n;
		add_related(t, built, t->relating.v[i].related, a, &others);
	}
	*vec_push(a, &starts) = others.n;
	uint32_t start_bits = packed_width(others.n);
	uint32_t entry_bits = packed_width(entries);
	printf("enum {\n\tKNOWN_ENTRIES = %zu,\n\tKNOWN_RELATING = %zu,\n"
	       "\tKNOWN_START_BITS = %u,\n\tKNOWN_ENTRY_BITS = %u,\n};\n",
		entries, t->relating.n, (unsigned)start_bits,
		(unsigned)entry_bits);
	print_packed(&starts, start_bits, a, "known_relation_starts");
	print_packed(&others, entry_bits, a, "known_relations");
}

/* Is b a, then perhaps a blank, then a short model with a number? */
static bool
is_model(const struct lookup_member *a, const struct lookup_member *b)
{
	enum { MODEL_MAX = 6 };
	uint32_t i = a->length;
	bool digit = false;

	if (b->length <= i || memcmp(a->runes, b->runes, i * 2) != 0)
		return false;
	if (b->length - i > MODEL_MAX)
		return false;
	for (; i < b->length; i++) {
		if (b->runes[i] >= 0x80)
			return false;
		digit |= b->runes[i] >= '0' && b->runes[i] <= '9';
	}
	return digit;
}

/* Members are sorted: what begins with one of them stands behind it. */
static void
mark_makers(struct table *t)
{
	enum { MODELS = 3 };

	for (size_t i = 0; i < t->members.n; i++) {
		struct lookup_member *a = &t->members.v[i];
		int models = 0;

		if (known_kind(a->value) != PLAYER_ORG)
			continue;
		for (size_t k = i + 1; k < t->members.n; k++) {
			const struct lookup_member *b = &t->members.v[k];

			if (b->length <= a->length ||
				memcmp(a->runes, b->runes, a->length * 2) != 0)
				break;
			models += is_model(a, b) &&
				  known_kind(b->value) == PLAYER_PRODUCT;
		}
		if (models >= MODELS)
			a->value |= KNOWN_MAKER;
	}
}

/* The arena keeps what the entries point at. */
static void
add_file(struct table *t, struct arena *a, const char *path)
{
	struct file f;
	struct err e;
	str line;

	if (!file_open(path, &f, &e)) {
		refuse(t, str_of(path), "cannot read");
		return;
	}
	for (str rest = arena_copy(a, f.bytes); str_line(&rest, &line);)
		if (line.n && line.s[0] != '#')
			add_entry(t, a, line);
	file_close(&f);
}

int
main(int argc, char **argv)
{
	struct arena a = { 0 };
	struct table t = { .ok = true };
	struct lookup built;

	if (argc < 2)
		return fputs("usage: make-names NAMES.tsv... > TABLE.h\n",
			       stderr),
		       2;
	puts("/* Made by tools/make-names.c. */");
	for (int i = 1; i < argc; i++)
		add_file(&t, &a, argv[i]);
	number_entries(&t, &a);
	t.ok &= check_lookup(&t.members);
	lookup_build(&t.members, &a, &built);
	print_relations(&t, &built, &a);
	mark_makers(&t);
	t.ok &= print_lookup(&t.members, "known_names");
	t.ok &= print_lookup(&t.written, "known_written");
	arena_free(&a);
	return !t.ok || ferror(stdout) || fflush(stdout);
}
