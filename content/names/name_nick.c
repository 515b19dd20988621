#include "content/names/name_nick.h"

#include "base/utf8.h"
#include "content/names/known.h"
#include "content/names/name_again.h"

enum {
	NICKS_MOST = 64,
	RUNES_LEAST = 2,
	RUNES_MOST = 8,
	FAR = 120,
	LATIN_MOST = 40
};

static const struct {
	str open, close;
} marks[] = {
	{ STR0("“"), STR0("”") },
	{ STR0("「"), STR0("」") },
	{ STR0("\""), STR0("\"") },
};

struct search {
	str text;
	const struct names *names;
	size_t next; /* the first name that does not end before the mark */
	struct names found;
	struct arena *perm;
	size_t n;
};

/* Is it one sentence from its start to its end? */
static bool
is_in_sentence(str between)
{
	static const str stops[] = { STR0("。"), STR0("！"), STR0("？"),
		STR0("\n") };

	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
		if (str_find(between, stops[i]) != STR_NONE)
			return false;
	return true;
}

/* The last that is surely named before a place in its sentence: a person, or
 * whatever is no place. */
static const struct name *
last_before(const struct search *s, size_t at, bool person)
{
	for (size_t i = s->next; i-- > 0;) {
		const struct name *n = &s->names->v[i];

		if (at - n->at.end > FAR ||
			!is_in_sentence(str_slice(s->text, n->at.end, at)))
			return NULL;
		if (!n->doubtful && (person ? n->kind == PLAYER_PERSON
					    : n->kind != PLAYER_PLACE))
			return n;
	}
	return NULL;
}

/* The next name behind a place, if that is a person's. */
static const struct name *
person_behind(const struct search *s, size_t at)
{
	for (size_t i = s->next; i < s->names->n; i++) {
		const struct name *n = &s->names->v[i];

		if (n->at.start < at || n->doubtful)
			continue;
		return n->kind == PLAYER_PERSON &&
				       n->at.start - at <= FAR / 2 &&
				       is_in_sentence(str_slice(
					       s->text, at, n->at.start))
			       ? n
			       : NULL;
	}
	return NULL;
}

/* Whom the name in marks is said to be of, by what stands around them. */
static const struct name *
find_person(const struct search *s, size_t open, size_t close)
{
	static const str nicks[] = {
#define NICK(word) STR0(word),
#include "content/names/name_words.def"
	};
	static const str is[] = {
#define NICK_IS(word) STR0(word),
#include "content/names/name_words.def"
	};
	str before = str_take(s->text, open), behind = str_skip(s->text, close);
	str so_called = STR("之称的");

	if (str_ends(before, STR("有")) && str_starts(behind, so_called))
		return person_behind(s, close + so_called.n);
	before = str_take(before, open - str_ends_any(before, STRS(is)));
	if (!str_ends_any(before, STRS(nicks)))
		return NULL;
	return str_starts(behind, STR("的")) ? person_behind(s, close)
					     : last_before(s, open, true);
}

/* Letters, not too many, and all know nothing else by it? */
static bool
may_be_nick(str s)
{
	size_t n = utf8_count(s);
	struct known_hit hit;

	if (known_whole(s, &hit) && hit.kind != PLAYER_PERSON)
		return false;
	for (size_t at = 0; at < s.n;) {
		uint32_t rune = utf8_next(s, &at);

		if (!rune_is_han(rune) && !rune_is_word(rune) && rune != '-')
			return false;
	}
	return n >= RUNES_LEAST && n <= RUNES_MOST;
}

/* Is it named more than once as what is no person? */
static bool
is_thing(const struct search *s, str nick)
{
	size_t n = 0;

	for (size_t i = 0; i < s->names->n; i++) {
		const struct name *one = &s->names->v[i];
		str name = str_slice(s->text, one->at.start, one->at.end);

		n += !one->doubtful && one->kind != PLAYER_PERSON &&
		     str_eq(name, nick);
	}
	return n > 1;
}

static void
read_mark(struct search *s, size_t open, size_t start, str closing)
{
	enum { LONGEST = RUNES_MOST * 3 + 3 };
	size_t n =
		str_find(str_slice(s->text, start, start + LONGEST), closing);

	if (n == STR_NONE || s->n == NICKS_MOST)
		return;
	str nick = str_slice(s->text, start, start + n);
	const struct name *of =
		may_be_nick(nick) ? find_person(s, open, start + n + closing.n)
				  : NULL;
	if (!of || is_thing(s, nick))
		return;
	struct name like = { .kind = PLAYER_PERSON,
		.certainty = 60,
		.of = of->at.start + 1,
		.entry = NO_INDEX };
	name_find_again(s->text, nick, &like, s->perm, &s->found);
	s->n++;
}

/* The end of the Latin words at a place. */
static size_t
latin_end(str text, size_t at)
{
	size_t end = at;

	for (size_t i = at; i < text.n && i - at < LATIN_MOST; i++) {
		char c = text.s[i];

		if ((c & 0x80) || (!rune_is_word((unsigned char)c) &&
					  c != ' ' && c != '-' && c != '\''))
			break;
		if (c != ' ')
			end = i + 1;
	}
	return end;
}

/* What is in Latin letters behind 英文名, with or without marks. */
static void
read_foreign(struct search *s, size_t word)
{
	static const str is[] = {
#define NICK_IS(word) STR0(word),
#include "content/names/name_words.def"
	};
	size_t at = word + STR("英文名").n;

	at += str_starts(str_skip(s->text, at), STR("字")) ? STR("字").n : 0;
	at += str_starts(str_skip(s->text, at), STR("就")) ? STR("就").n : 0;
	at += str_starts_any(str_skip(s->text, at), STRS(is));
	at += str_starts(str_skip(s->text, at), STR(" "));
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(str_skip(s->text, at), marks[i].open)) {
			at += marks[i].open.n;
			break;
		}
	size_t end = latin_end(s->text, at);
	const struct name *of = end - at < 2 || s->n == NICKS_MOST
					? NULL
					: last_before(s, word, false);
	if (!of)
		return;
	*vec_push(s->perm, &s->found) = (struct name){
		.at = { (uint32_t)at, (uint32_t)end },
		.kind = of->kind,
		.certainty = 60,
		.of = of->at.start + 1,
		.entry = NO_INDEX,
	};
	s->n++;
}

/* The next place of a word from `at` on, or STR_NONE; tells the search what is
 * named before it. */
static size_t
find_next(struct search *s, str word, size_t at)
{
	size_t n = str_find(str_skip(s->text, at), word);

	if (n == STR_NONE)
		return n;
	while (s->next < s->names->n && s->names->v[s->next].at.end <= at + n)
		s->next++;
	return at + n;
}

static void
find_foreign(str text, struct arena *perm, struct names *names)
{
	struct search s = { .text = text, .names = names, .perm = perm };
	str word = STR("英文名");

	for (size_t at = 0; (at = find_next(&s, word, at)) != STR_NONE;
		at += word.n)
		read_foreign(&s, at);
	if (s.found.n)
		name_put_over(names, &s.found, perm);
}

void
name_nick(str text, struct arena *perm, struct names *names)
{
	find_foreign(text, perm, names);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct search s = {
			.text = text, .names = names, .perm = perm
		};
		str open = marks[i].open;

		for (size_t at = 0; (at = find_next(&s, open, at)) != STR_NONE;
			at += open.n)
			read_mark(&s, at, at + open.n, marks[i].close);
		if (s.found.n)
			name_put_over(names, &s.found, perm);
	}
}
