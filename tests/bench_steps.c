/*
 * The steps of understanding a text, each by itself: MB a second of one
 * core, and how much longer ten times the text takes (10 is linear).  The
 * texts are made up: one article with a new name, a quote or a figure in
 * every sentence; the longest has 8 MB, 50,000 names and 100,000 marks.
 */
#include "base/buf.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "content/extract.h"
#include "content/names/name_vote.h"
#include "content/names/tagger.h"
#include "content/words/fold.h"
#include "content/words/letter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_SHORT = 800 << 10, TEXT_LONG = 8 << 20, SENTENCES = 8 };

enum step {
	STEP_SIMPLIFIED,
	STEP_LETTERS,
	STEP_SECTIONS,
	STEP_FIGURES,
	STEP_WEIGHED,
	STEP_TAGGED,
	STEP_VOTED,
	STEP_AMENDED,
	STEP_PLAYERS,
	STEP_QUOTES,
	STEPS
};

static const char *const step_names[STEPS] = { "simplified", "letters",
	"sections", "figures", "names weighed", "names tagged",
	"names voted on", "names amended", "players", "quotes" };

/* Three characters that no two sentences share. */
static str
make_name(struct arena *a, uint32_t n)
{
	static const uint32_t first[] = { 0x738B, 0x674E, 0x5F20, 0x5218,
		0x9648, 0x6768, 0x8D75, 0x5434 };
	uint32_t runes[] = { first[n % 8], 0x5B50 + n / 8 % 90,
		0x6B23 + n / 720 % 90 };
	char *s = arena_new(a, char, 3 * UTF8_MAX);
	size_t bytes = 0;

	for (int i = 0; i < 3; i++)
		bytes += utf8_encode(runes[i], s + bytes);
	return (str){ s, bytes };
}

static void
put_sentence(struct buf *b, struct arena *a, uint32_t n)
{
	str one = make_name(a, n), other = make_name(a, n / 3);

	switch (n % 4) {
	case 0:
		buf_printf(b, "%.*s科技创始人%.*s说：“明年再看，不急。”",
			STR_ARG(other), STR_ARG(one));
		break;
	case 1:
		buf_printf(b,
			"该公司去年营收%u.%u亿元，同比增长%u%%，%.*s表示，"
			"新工厂将在三个月后投产。",
			n % 90, n % 10, n % 50, STR_ARG(one));
		break;
	case 2:
		buf_printf(b,
			"在%.*s看来，这款叫“%.*s号”的机器人卖得比预想的"
			"快，门口总有人排队。",
			STR_ARG(other), STR_ARG(one));
		break;
	default:
		buf_printf(b,
			"“价格还会降，”%.*s告诉记者，“但不会降到成本以下。”"
			"%.*s没有回应。",
			STR_ARG(one), STR_ARG(other));
	}
}

static void
make_article(size_t bytes, struct arena *a, struct buf *b, struct article *out)
{
	uint32_t from = 0;

	*out = (struct article){ 0 };
	for (uint32_t n = 0; b->n < bytes; n++) {
		put_sentence(b, a, n);
		if (n % SENTENCES != SENTENCES - 1)
			continue;
		*vec_push(a, &out->paragraphs) = (struct paragraph){
			.at = { from, (uint32_t)b->n },
		};
		buf_put(b, STR("\n\n"));
		from = (uint32_t)b->n;
	}
	out->text = buf_str(b);
	out->lang = article_word_add(out, a, STR("zh"));
}

/* Runs all of them on an article; adds up their seconds. */
static void
run(struct article *a, struct arena *perm, double seconds[STEPS])
{
	struct names names = { 0 }, doubtful = { 0 };
	struct readings r = { 0 };
	struct letters letters;
	double last = clock_seconds(CLOCK_THREAD_CPUTIME_ID);

	for (int step = 0; step < STEPS; step++) {
		switch (step) {
		case STEP_SIMPLIFIED:
			a->text = fold_traditional(perm, a->text);
			break;
		case STEP_LETTERS:
			letters_make(a->text, perm, &letters);
			a->letters = &letters;
			break;
		case STEP_SECTIONS: section_find(a, false, perm); break;
		case STEP_FIGURES: figure_find(a, perm); break;
		case STEP_WEIGHED:
			name_weigh_article(
				a, NULL, perm, &r.weighed, &r.stretches);
			break;
		case STEP_TAGGED: tagger_run(a, &r, perm); break;
		case STEP_VOTED:
			name_vote(a, &r, perm, &names, &doubtful);
			break;
		case STEP_AMENDED:
			names_amend(a, &doubtful, perm, &names);
			break;
		case STEP_PLAYERS: player_find(a, &names, perm); break;
		default: quote_find(a, perm);
		}
		double now = clock_seconds(CLOCK_THREAD_CPUTIME_ID);
		seconds[step] += now - last;
		last = now;
	}
}

static void
measure(size_t bytes, int times, double seconds[STEPS], size_t *players)
{
	for (int i = 0; i < times; i++) {
		struct arena a = { 0 };
		struct buf b = { 0 };
		struct article article;

		make_article(bytes, &a, &b, &article);
		run(&article, &a, seconds);
		*players = article.players.n;
		arena_free(&a);
		buf_free(&b);
	}
}

int
main(void)
{
	enum { TIMES = 3 };
	double little[STEPS] = { 0 }, much[STEPS] = { 0 };
	double all_little = 0, all_much = 0;
	size_t players;

	/* As in a worker; after the first time the pages are there. */
	arena_keep_pages();
	measure(TEXT_LONG, 1, much, &players);
	memset(much, 0, sizeof much);
	measure(TEXT_SHORT, TIMES, little, &players);
	measure(TEXT_LONG, 1, much, &players);
	for (int i = 0; i < STEPS; i++) {
		little[i] /= TIMES;
		all_little += little[i];
		all_much += much[i];
		printf("%-16s %7.2f MB/s, ten times the text: %5.1f times\n",
			step_names[i], TEXT_SHORT / 1e6 / little[i],
			much[i] / little[i] * 10.0 * TEXT_SHORT / TEXT_LONG);
	}
	printf("%-16s %7.2f MB/s, ten times the text: %5.1f times;"
	       " %zu players\n",
		"all", TEXT_SHORT / 1e6 / all_little,
		all_much / all_little * 10.0 * TEXT_SHORT / TEXT_LONG, players);
	return 0;
}
