/* content/: names, speech and reported statements in English. */
#include "tests/test.h"

#include <string.h>

#include "base/buf.h"
#include "content/extract.h"
#include "content/names/name_english.h"

/* Lives until the program ends. */
static struct arena perm;

/* Paragraphs are split by an empty line. */
static struct article
lay(const char *text)
{
	struct article a = { .text = str_of(text) };
	str rest = a.text, one;

	a.lang = article_word_add(&a, &perm, STR("en"));
	for (bool more = true; more;) {
		more = str_cut(rest, STR("\n\n"), &one, &rest);
		uint32_t start = (uint32_t)(one.s - text);

		*vec_push(&perm, &a.paragraphs) = (struct paragraph){
			.at = { start, start + (uint32_t)one.n },
			.kind = PARAGRAPH_TEXT,
		};
	}
	return a;
}

static struct article
read(const char *text)
{
	struct article a = lay(text);

	extract(&a, false, NULL, &perm);
	return a;
}

/* "D Nora Vik/she: …; I -/a spokesman: …": D is direct, I indirect; the
 * player, then the words that name him; - is nobody. */
static str
quotes_of(const char *text)
{
	struct article a = read(text);
	struct buf b = { 0 };

	for (size_t i = 0; i < a.quotes.n; i++) {
		const struct quote *q = &a.quotes.v[i];
		str name = q->speaker < 0
				   ? STR("-")
				   : article_word(
					     &a, a.players.v[q->speaker].name);
		str words = span_empty(q->speaker_at)
				    ? STR("-")
				    : article_span(&a, q->speaker_at);

		buf_printf(&b, "%s%s %.*s/%.*s: %.*s", i ? "; " : "",
			q->kind == QUOTE_DIRECT ? "D" : "I", STR_ARG(name),
			STR_ARG(words), STR_ARG(article_span(&a, q->at)));
	}
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

/* "Nora Vik person, Farhill org": the players. */
static str
players_of(const char *text)
{
	struct article a = read(text);
	struct buf b = { 0 };

	for (size_t i = 0; i < a.players.n; i++) {
		const struct player *p = &a.players.v[i];

		buf_printf(&b, "%s%.*s %s", i ? ", " : "",
			STR_ARG(article_word(&a, p->name)),
			player_kind_name(p->kind));
	}
	str s = arena_copy(&perm, buf_str(&b));
	buf_free(&b);
	return s;
}

struct text_case {
	const char *text, *found;
};

static void
check(const struct text_case *cases, size_t n, str (*find)(const char *))
{
	for (size_t i = 0; i < n; i++)
		assert_str_equal(find(cases[i].text), str_of(cases[i].found));
}

static void
speech_has_its_speaker_before_behind_or_between(void **state)
{
	static const struct text_case cases[] = {
		{ "Nora Vik said, “The kettle is on strike.”",
			"D Nora Vik/Nora Vik: The kettle is on strike." },
		{ "“The kettle is on strike,” Nora Vik said.",
			"D Nora Vik/Nora Vik: The kettle is on strike," },
		{ "“The kettle is on strike,” said Nora Vik, who mends "
		  "kettles.",
			"D Nora Vik/Nora Vik: The kettle is on strike," },
		{ "“The kettle,” Nora Vik said, “is on strike.”",
			"D Nora Vik/Nora Vik: The kettle,; D Nora Vik/Nora "
			"Vik: is on strike." },
		{ "“The kettle is on strike,” Nora Vik said. “It wants tea.”",
			"D Nora Vik/Nora Vik: The kettle is on strike,; D Nora "
			"Vik/Nora Vik: It wants tea." },
		{ "“Who boils it now?” Nora Vik asked.",
			"D Nora Vik/Nora Vik: Who boils it now?" },
		{ "Nora Vik, a plumber in Bodø, told reporters: “It leaks.”",
			"D Nora Vik/Nora Vik: It leaks." },
		{ "“It leaks, and nobody minds.” — Nora Vik",
			"D Nora Vik/Nora Vik: It leaks, and nobody minds." },
	};

	(void)state;
	check(cases, TESTS_N(cases), quotes_of);
}

static void
marks_may_be_straight_curly_or_of_latex(void **state)
{
	static const struct text_case cases[] = {
		{ "\"It leaks,\" Nora Vik said.",
			"D Nora Vik/Nora Vik: It leaks," },
		{ "``It leaks,'' Nora Vik said.",
			"D Nora Vik/Nora Vik: It leaks," },
		{ "''It leaks,'' Nora Vik said.",
			"D Nora Vik/Nora Vik: It leaks," },
		{ "“It's Vik's kettle,” Nora Vik said.",
			"D Nora Vik/Nora Vik: It's Vik's kettle," },
		{ "“It leaks here.\n\n“It leaks there,” Nora Vik said.",
			"D Nora Vik/Nora Vik: It leaks here.; D Nora Vik/Nora "
			"Vik: It leaks there," },
	};

	(void)state;
	check(cases, TESTS_N(cases), quotes_of);
}

static void
words_that_nobody_said_are_no_speech(void **state)
{
	static const struct text_case cases[] = {
		{ "The so-called “smart” kettle boiled over in May.", "" },
		{ "She framed “A Short History of Steam” on Monday.", "" },
		{ "The rule covers “all kettles” in town.", "" },
	};

	(void)state;
	check(cases, TESTS_N(cases), quotes_of);
}

static void
statements_follow_their_verb(void **state)
{
	static const struct text_case cases[] = {
		{ "Nora Vik said that the kettle would be mended by noon.",
			"I Nora Vik/Nora Vik: that the kettle would be mended "
			"by noon" },
		{ "Nora Vik said the kettle would be mended by noon.",
			"I Nora Vik/Nora Vik: the kettle would be mended by "
			"noon" },
		{ "Nora Vik said in an interview on Monday that kettles sulk.",
			"I Nora Vik/Nora Vik: that kettles sulk" },
		{ "The kettle was a gift, Nora Vik said.",
			"I Nora Vik/Nora Vik: The kettle was a gift" },
		{ "The kettle, Nora Vik said, was a gift of the town.",
			"I Nora Vik/Nora Vik: The kettle; I Nora Vik/Nora Vik: "
			"was a gift of the town" },
		{ "According to Nora Vik, the kettle was a gift.",
			"I Nora Vik/Nora Vik: the kettle was a gift" },
		{ "The kettle was a gift, according to Nora Vik.",
			"I Nora Vik/Nora Vik: The kettle was a gift" },
		{ "Nora Vik, who mends kettles, argued that tea can wait.",
			"I Nora Vik/Nora Vik: that tea can wait" },
		{ "Nora Vik said the kettle sulks, and added that tea can "
		  "wait.",
			"I Nora Vik/Nora Vik: the kettle sulks; I Nora "
			"Vik/Nora Vik: that tea can wait" },
		{ "Nora Vik, a plumber, left early, saying that tea can wait.",
			"I Nora Vik/Nora Vik: that tea can wait" },
		{ "Nora Vik urged the council to buy a new kettle.",
			"I Nora Vik/Nora Vik: the council to buy a new "
			"kettle" },
		{ "Nora Vik asked how many kettles there were.",
			"I Nora Vik/Nora Vik: how many kettles there were" },
		{ "Nora Vik, 31, was quoted as saying that kettles sulk.",
			"I Nora Vik/Nora Vik: that kettles sulk" },
		{ "Nora Vik, 31, left. Vik’s report says the kettles sulk.",
			"I Nora Vik/Vik’s report: the kettles sulk" },
		{ "The crowd liked Nora Vik’s claim that a kettle sulks.",
			"I Nora Vik/Nora Vik’s: that a kettle sulks" },
		{ "The kettle is expected to boil. Nora Vik was told so.", "" },
	};

	(void)state;
	check(cases, TESTS_N(cases), quotes_of);
}

static void
pronouns_mean_who_was_spoken_of(void **state)
{
	static const struct text_case cases[] = {
		{ "Nora Vik mends kettles. “They sulk,” she said.",
			"D Nora Vik/she: They sulk," },
		{ "Mr. Ole Hagen met Ms. Nora Vik. “They sulk,” she said.",
			"D Nora Vik/she: They sulk," },
		{ "Farhill, a company in Bodø, sells kettles. It said they "
		  "never sulk at all.",
			"I Farhill/It: they never sulk at all" },
		{ "Farhill, a company in Bodø, sells kettles. The company "
		  "said they never sulk.",
			"I Farhill/The company: they never sulk" },
		{ "Nora Vik mends kettles.\n\nThe day was long.\n\nThe day "
		  "went on.\n\n“They sulk,” she said.",
			"D -/she: They sulk," },
		{ "A spokesman for Farhill said the kettles never sulk.",
			"I -/A spokesman for Farhill: the kettles never sulk" },
	};

	(void)state;
	check(cases, TESTS_N(cases), quotes_of);
}

static void
names_are_told_from_other_capital_words(void **state)
{
	static const struct text_case cases[] = {
		{ "Then Nora Vik, a plumber and writer, rested. Vik slept.",
			"Nora Vik person" },
		{ "On March 2 the kettle held 25 degrees Celsius to the end.",
			"" },
		{ "Toddlers sang. The toddlers like Farhill, a toy maker.",
			"Farhill org" },
		{ "TROMVIK, Norway — Rain fell. It fell on Tromvik all day.",
			"TROMVIK place, Norway place" },
		{ "Farhill, a kettle company, sold its model, Puff 3.",
			"Farhill org, Puff 3 product" },
		{ "He Jing (何竞), the founder of Yunzhan, smiled. He slept.",
			"He Jing person, Yunzhan org" },
		{ "It came on a Friday. The kettle of Dr. Hagen was gone.",
			"Hagen person" },
		{ "On Tuesday a child was asked for a verdict. She said the "
		  "water was nice. Then she asked whether Nora Vik, a plumber, "
		  "was tired.\n\n\"Nobody has ever asked me before,\" Vik "
		  "said.",
			"Nora Vik person" },
		/* a word that opens a sentence and is cut off by a comma */
		{ "Anyway, Nora Vik, a plumber and writer, slept. Undaunted, "
		  "Vik woke. Notably, the kettle was hot and mended.",
			"Nora Vik person" },
		/* an office before a name is no part of it */
		{ "Kettle Minister Nora Vik met Chief Financial Officer Ole "
		  "Hagen on Monday. Former banker Ida Berg was late.",
			"Nora Vik person, Ole Hagen person, Ida Berg person" },
		/* a body's name may begin with where it is from */
		{ "The Norwegian Kettle Council met the European Tea Union.",
			"Norwegian Kettle Council org, European Tea Union "
			"org" },
		{ "The Norwegian plumber slept.", "" },
	};

	(void)state;
	check(cases, TESTS_N(cases), players_of);
}

static void
what_the_tagger_alone_finds_has_capital_words(void **state)
{
	static const struct {
		const char *text, *name;
		bool taken;
	} cases[] = {
		{ "It rained. The kettle was long in Farhill Foss.",
			"Farhill Foss", true },
		{ "It rained. The kettle was long.", "The kettle", false },
		{ "It rained on the Vik clan.", "Vik clan", false },
		{ "It rained. Notably, it stopped.", "Notably", false },
	};

	(void)state;
	for (size_t i = 0; i < TESTS_N(cases); i++) {
		struct article a = lay(cases[i].text);
		uint32_t at = (uint32_t)str_find(a.text, str_of(cases[i].name));
		struct name one = {
			.at = { at, at + (uint32_t)strlen(cases[i].name) },
			.kind = PLAYER_ORG,
			.certainty = 90,
			.entry = NO_INDEX,
		};
		struct names tagged = { &one, 1, 1 }, found = { 0 };

		name_find_english(&a, &tagged, &perm, &found);
		assert_int_equal(found.n, cases[i].taken);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			speech_has_its_speaker_before_behind_or_between),
		cmocka_unit_test(marks_may_be_straight_curly_or_of_latex),
		cmocka_unit_test(words_that_nobody_said_are_no_speech),
		cmocka_unit_test(statements_follow_their_verb),
		cmocka_unit_test(pronouns_mean_who_was_spoken_of),
		cmocka_unit_test(names_are_told_from_other_capital_words),
		cmocka_unit_test(what_the_tagger_alone_finds_has_capital_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
