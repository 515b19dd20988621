/* JSON-LD: the object that is an article, and what it says. */
#include <jansson.h>
#include <string.h>

#include "base/utf8.h"
#include "content/html/page_facts.h"
#include "content/html/page_list.h"

enum { SCRIPT_MAX = 1 << 20, DEPTH_MAX = 6, NAMES_MAX = 8 };

/* Scripts have bare line ends in strings, comments around, marks behind. */
static str
repaired(str s, struct arena *perm)
{
	char *out = arena_new(perm, char, s.n + 1);
	size_t from = str_find_byte(s, '{'), list = str_find_byte(s, '[');

	if (list < from)
		from = list;
	if (from == STR_NONE || s.n > SCRIPT_MAX)
		return (str){ 0 };
	s = str_skip(s, from);
	for (size_t i = 0; i < s.n; i++)
		out[i] = (unsigned char)s.s[i] < ' ' ? ' ' : s.s[i];
	return (str){ out, s.n };
}

/* Entities have no place in JSON, and are there all the same. */
static str
without_entities(str s, struct arena *perm)
{
	static const struct {
		str name;
		char c;
	} entities[] = { { STR0("&amp;"), '&' }, { STR0("&quot;"), '"' },
		{ STR0("&#39;"), '\'' }, { STR0("&#039;"), '\'' },
		{ STR0("&apos;"), '\'' }, { STR0("&lt;"), '<' },
		{ STR0("&gt;"), '>' }, { STR0("&nbsp;"), ' ' } };
	char *out = arena_new(perm, char, s.n + 1);
	size_t n = 0;

	for (size_t at = 0; at < s.n;) {
		size_t k = 0;

		while (s.s[at] == '&' && k < 8 &&
			!str_starts(str_skip(s, at), entities[k].name))
			k++;
		bool found = s.s[at] == '&' && k < 8;
		out[n++] = found ? entities[k].c : s.s[at];
		at += found ? entities[k].name.n : 1;
	}
	return str_trim((str){ out, n });
}

static str
string(const json_t *v, struct arena *perm)
{
	if (json_is_array(v))
		v = json_array_get(v, 0);
	if (!json_is_string(v))
		return (str){ 0 };
	return without_entities(
		(str){ json_string_value(v), json_string_length(v) }, perm);
}

/* A person or a house: its name, or those of all in a list. */
static str
names(const json_t *v, struct arena *perm)
{
	str all = { 0 };

	if (json_is_object(v))
		return names(json_object_get(v, "name"), perm);
	if (!json_is_array(v))
		return string(v, perm);
	for (size_t i = 0; i < json_array_size(v) && i < NAMES_MAX; i++) {
		const json_t *item = json_array_get(v, i);
		str one = json_is_array(item) ? (str){ 0 } : names(item, perm);

		if (one.n && all.n)
			all = arena_printf(
				perm, "%.*s, %.*s", STR_ARG(all), STR_ARG(one));
		else if (one.n)
			all = one;
	}
	return all;
}

static void
set(str *fact, str value)
{
	if (!fact->n)
		*fact = value;
}

static void
take_facts(const json_t *o, struct arena *perm, struct page_meta *m)
{
	static const char *const dates[] = { "datePublished", "pubDate",
		"dateCreated", "uploadDate" };

	set(&m->json.title, string(json_object_get(o, "headline"), perm));
	set(&m->json.title, string(json_object_get(o, "title"), perm));
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		set(&m->json.published,
			string(json_object_get(o, dates[i]), perm));
	set(&m->json.author, names(json_object_get(o, "author"), perm));
	set(&m->json.site, names(json_object_get(o, "publisher"), perm));
	set(&m->json.url, string(json_object_get(o, "url"), perm));
}

static bool
is_article(const json_t *o, struct arena *perm)
{
	str type = string(json_object_get(o, "@type"), perm);

	return str_ends(type, STR("Article")) ||
	       str_ends(type, STR("Posting")) ||
	       page_list_has(type, STR("Report|Review|VideoObject|BlogPost")) ||
	       json_object_get(o, "headline") || json_object_get(o, "pubDate");
}

/* Depth is bounded, and so is the size of the script. */
static void
look_for_article(
	const json_t *v, int depth, struct arena *perm, struct page_meta *m)
{
	const char *key;
	json_t *value;
	size_t i;

	if (depth > DEPTH_MAX)
		return;
	if (json_is_array(v)) {
		json_array_foreach(v, i, value)
			look_for_article(value, depth + 1, perm, m);
		return;
	}
	if (!json_is_object(v))
		return;
	if (is_article(v, perm)) {
		take_facts(v, perm, m);
		return;
	}
	json_object_foreach(
		(json_t *)v, key, value) if (strcmp(key, "@graph") == 0 ||
					     strcmp(key, "mainEntity") == 0)
		look_for_article(value, depth + 1, perm, m);
}

void
page_json_read(str script, struct arena *perm, struct page_meta *m)
{
	str s = repaired(script, perm);
	json_t *root =
		s.n ? json_loadb(s.s, s.n, JSON_DISABLE_EOF_CHECK, NULL) : NULL;

	look_for_article(root, 0, perm, m);
	json_decref(root);
}
