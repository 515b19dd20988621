#include "content/format/front.h"

enum { FRONT_LINES = 200 };

/* The keys we know, and where their values go. */
static const struct {
	str key;
	size_t offset;
} keys[] = {
	{ STR0("title"), offsetof(struct document, title) },
	{ STR0("byline"), offsetof(struct document, byline) },
	{ STR0("author"), offsetof(struct document, byline) },
	{ STR0("authors"), offsetof(struct document, byline) },
	{ STR0("source"), offsetof(struct document, source) },
	{ STR0("url"), offsetof(struct document, url) },
	{ STR0("link"), offsetof(struct document, url) },
	{ STR0("date"), offsetof(struct document, published) },
	{ STR0("published"), offsetof(struct document, published) },
};

/* Without YAML's quotes; '' and \" inside are one mark. */
static str
unquote(str s, struct arena *perm)
{
	char mark = s.n ? s.s[0] : 0;

	if ((mark != '"' && mark != '\'') || s.n < 2 || s.s[s.n - 1] != mark)
		return s;
	s = str_slice(s, 1, s.n - 1);
	char *out = arena_new(perm, char, s.n);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		bool twice = i + 1 < s.n &&
			     ((mark == '"' && s.s[i] == '\\') ||
				     (mark == '\'' && s.s[i] == '\'' &&
					     s.s[i + 1] == '\''));
		i += twice;
		out[n++] = s.s[i];
	}
	return (str){ out, n };
}

/* A list on one line, [a, b], as "a, b". */
static str
unlist(str s)
{
	if (str_starts(s, STR("[")) && str_ends(s, STR("]")))
		return str_trim(str_slice(s, 1, s.n - 1));
	return s;
}

static void
put(struct document *d, str key, str value, struct arena *perm)
{
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		str *fact = (str *)((char *)d + keys[i].offset);

		if (!str_eq(key, keys[i].key) || fact->n)
			continue;
		value = unquote(unlist(value), perm);
		*fact = fact == &d->published ? date_normal(value, perm)
					      : str_trim(value);
	}
}

static str
lower(str s, struct arena *perm)
{
	char *out = arena_new(perm, char, s.n);

	for (size_t i = 0; i < s.n; i++)
		out[i] = ascii_lower(s.s[i]);
	return (str){ out, s.n };
}

static bool
is_fence(str line, bool closing)
{
	while (str_ends(line, STR(" ")))
		line.n--;
	return str_eq(line, STR("---")) ||
	       (closing && str_eq(line, STR("...")));
}

void
front_read(str *text, struct arena *perm, struct document *d)
{
	str line, rest = *text, key, value;
	struct document found = *d;

	if (!str_line(&rest, &line) || !is_fence(line, false))
		return;
	for (int n = 0; n < FRONT_LINES && str_line(&rest, &line); n++) {
		if (is_fence(line, true)) {
			*d = found;
			*text = rest;
			return;
		}
		if (str_cut(line, STR(":"), &key, &value))
			put(&found, lower(str_trim(key), perm), str_trim(value),
				perm);
	}
}
