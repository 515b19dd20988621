/*
 * Writes the table behind content/known.c to standard output, from names.tsv
 * and its like:
 * kind TAB canonical name TAB aliases TAB surfaces that are common words too
 * TAB canonical names of organisations it has to do with; lists have | between.
 * Every surface belongs to one line.
 */
#include "base/file.h"
#include "base/utf8.h"
#include "content/article.h"
#include "content/known_table.h"
#include "tools/print-lookup.h"

#include <stdio.h>
#include <string.h>

struct entry {
	uint32_t at; /* of its surfaces in the blob */
	str related; /* names */
	uint8_t n, kind;
};

struct table {
	struct lookup_members members;
	struct {
		struct entry *v;
		size_t n, cap;
	} entries;
	uint32_t text; /* length of the blob */
	bool ok;
};

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

/* The blob holds "name|alias|alias", one entry behind another. */
static void
print_surfaces(str name, str aliases)
{
	printf("\t\"%.*s%s%.*s\"\n", STR_ARG(name), aliases.n ? "|" : "",
		STR_ARG(aliases));
}

static void
add_entry(struct table *t, struct arena *a, str line)
{
	str kind, name, aliases, common, rest, one;
	struct entry e = { .at = t->text };

	(void)str_cut(line, STR("\t"), &kind, &rest);
	(void)str_cut(rest, STR("\t"), &name, &rest);
	(void)str_cut(rest, STR("\t"), &aliases, &rest);
	(void)str_cut(rest, STR("\t"), &common, &e.related);
	if (!find_kind(kind, &e.kind) || !name.n) {
		refuse(t, line, "no kind and name");
		return;
	}
	print_surfaces(name, aliases);
	t->text += (uint32_t)(name.n + (aliases.n ? 1 : 0) + aliases.n);
	rest = aliases;
	one = name;
	for (bool more = true; more; e.n++) {
		uint32_t value = (uint32_t)t->entries.n << KNOWN_ENTRY_SHIFT |
				 (is_in(common, one) ? KNOWN_COMMON : 0);

		if (!lookup_add(&t->members, a, one, value))
			refuse(t, one, "cannot be matched");
		more = rest.n != 0;
		(void)str_cut(rest, STR("|"), &one, &rest);
	}
	*vec_push(a, &t->entries) = e;
}

/* The organisation that one of the members names; members are built. */
static bool
find_org(const struct table *t, const struct lookup *built, str name,
	uint32_t *entry)
{
	uint16_t runes[LOOKUP_LONGEST];
	size_t n = 0;

	for (size_t at = 0; at < name.n && n < LOOKUP_LONGEST; n++)
		runes[n] = lookup_fold(utf8_next(name, &at));
	const struct lookup_item *item = lookup_longest(built, runes, n);
	if (!item || item->length != n)
		return false;
	*entry = item->value >> KNOWN_ENTRY_SHIFT;
	return t->entries.v[*entry].kind == PLAYER_ORG;
}

/* Prints the relations of an entry; returns how many. */
static uint32_t
print_related(struct table *t, const struct lookup *built, str rest)
{
	uint32_t n = 0, other;
	str one;

	for (bool more = rest.n > 0; more; n++) {
		more = str_cut(rest, STR("|"), &one, &rest);
		if (find_org(t, built, one, &other))
			printf("%u,", (unsigned)other);
		else
			refuse(t, one, "no organisation of the table");
	}
	return n;
}

static void
print_entries(struct table *t, const struct lookup *built, struct arena *a)
{
	uint32_t *related = arena_new(a, uint32_t, t->entries.n + 1), n = 0;

	puts(";\nstatic const uint32_t known_relations[] = {");
	for (size_t i = 0; i < t->entries.n; i++) {
		related[i] = n;
		n += print_related(t, built, t->entries.v[i].related);
	}
	related[t->entries.n] = n;
	puts("0,\n};\nstatic const struct known_entry known_entries[] = {");
	for (size_t i = 0; i < t->entries.n; i++)
		printf("{%u,%u,%u,%u},\n", (unsigned)t->entries.v[i].at,
			(unsigned)related[i], (unsigned)t->entries.v[i].n,
			(unsigned)t->entries.v[i].kind);
	printf("{%u,%u,0,0},\n};\n", (unsigned)t->text, (unsigned)n);
}

static uint8_t
kind_of(const struct table *t, const struct lookup_member *m)
{
	return t->entries.v[m->value >> KNOWN_ENTRY_SHIFT].kind;
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

		if (kind_of(t, a) != PLAYER_ORG)
			continue;
		for (size_t k = i + 1; k < t->members.n; k++) {
			const struct lookup_member *b = &t->members.v[k];

			if (b->length <= a->length ||
				memcmp(a->runes, b->runes, a->length * 2) != 0)
				break;
			models += is_model(a, b) &&
				  kind_of(t, b) == PLAYER_PRODUCT;
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
	struct lookup sorted;

	if (argc < 2)
		return fputs("usage: make-names NAMES.tsv... > TABLE.h\n",
			       stderr),
		       2;
	puts("/* Made by tools/make-names.c. */\n"
	     "static const char known_text[] =");
	for (int i = 1; i < argc; i++)
		add_file(&t, &a, argv[i]);
	(void)lookup_build(&t.members, &a, &sorted);
	print_entries(&t, &sorted, &a);
	mark_makers(&t);
	t.ok &= print_lookup(&t.members, "known_names");
	arena_free(&a);
	return !t.ok || ferror(stdout) || fflush(stdout);
}
