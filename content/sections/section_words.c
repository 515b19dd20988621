#include "content/sections/section.h"

/*
 * What words in a line tell: who made the text or a picture, a question and
 * its answer, a sentence that goes on.
 */

enum where { WORD_START, WORD_REST, WORD_END, WORD_INSIDE, WORD_NEXT };

static const struct section_word {
	enum where where;
	enum section_cue cue;
	const char *word;
} section_words[] = {
#define BYLINE(word) { WORD_START, SECTION_BYLINE, word },
#define CAPTION(word) { WORD_START, SECTION_CAPTION, word },
#define CAPTION_INSIDE(word) { WORD_INSIDE, SECTION_CAPTION_INSIDE, word },
#define CAPTION_OPENS(word) { WORD_REST, SECTION_CAPTION_OPENS, word },
#define CAPTION_CLOSES(word) { WORD_END, SECTION_CAPTION_CLOSES, word },
#define CAPTION_WORD(word) { WORD_INSIDE, SECTION_CAPTION_WORD, word },
#define TALK(word) { WORD_START, SECTION_OPENS_TALK, word },
#define TIE(word) { WORD_START, SECTION_OPENS_TIE, word },
#define NEXT_TIE(word) { WORD_NEXT, SECTION_BEHIND_TIE, word },
#define PARTICLE(word) { WORD_END, SECTION_PARTICLE_LAST, word },
#define PICTURE(word) { WORD_END, SECTION_PICTURE_LAST, word },
#include "content/sections/section_words.def"
};

static bool
is_inside(const struct letters *l, struct span at, const char *word)
{
	for (uint32_t i = at.start + 1; i < at.end; i++)
		if (letters_start(l, i, word))
			return true;
	return false;
}

static bool
stands(const struct section_view *v, size_t i, const struct section_word *w)
{
	const struct section_line *line = &v->lines->v[i];

	switch (w->where) {
	case WORD_START: return letters_start(v->l, line->at.start, w->word);
	case WORD_REST: return letters_start(v->l, line->label.rest, w->word);
	case WORD_END: return letters_end(v->l, line->at.end, w->word);
	case WORD_INSIDE: return is_inside(v->l, line->at, w->word);
	case WORD_NEXT: break;
	}
	return i + 1 < v->lines->n &&
	       letters_start(v->l, line[1].at.start, w->word);
}

void
section_word_cues(
	const struct section_view *v, size_t i, struct section_cues *set)
{
	bool seen[SECTION_CUES] = { false };

	for (size_t k = 0; k < sizeof section_words / sizeof *section_words;
		k++) {
		const struct section_word *w = &section_words[k];

		if (seen[w->cue] || !stands(v, i, w))
			continue;
		seen[w->cue] = true;
		section_put(set, w->cue);
	}
}

bool
section_is_credit(const struct letters *l, const struct section_line *line)
{
	static const char *const words[] = {
#define CREDIT(word) word,
#include "content/sections/section_words.def"
		NULL
	};

	return letters_skip_any(l, line->at.start, words) > line->at.start;
}
