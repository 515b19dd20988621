#include "content/sections/label.h"

#include "base/utf8.h"

enum { DIGITS_MAX = 3, CHINESE_MAX = 3 };

/* A place in a line; nothing is read behind end. */
struct cursor {
	const struct letters *l;
	uint32_t i, end;
};

static uint32_t
here(const struct cursor *c)
{
	return c->i < c->end ? c->l->rune[c->i] : 0;
}

static bool
take(struct cursor *c, uint32_t rune)
{
	if (here(c) != rune)
		return false;
	c->i++;
	return true;
}

static bool
take_word(struct cursor *c, const char *word)
{
	if (!letters_start(c->l, c->i, word))
		return false;
	c->i += (uint32_t)utf8_count(str_of(word));
	return c->i <= c->end;
}

static void
skip_blanks(struct cursor *c)
{
	while (here(c) == ' ')
		c->i++;
}

static bool
take_digits(struct cursor *c, uint32_t *number)
{
	uint32_t from = c->i;

	*number = 0;
	while (here(c) >= '0' && here(c) <= '9' && c->i - from <= DIGITS_MAX)
		*number = *number * 10 + (c->l->rune[c->i++] - '0');
	return c->i > from && c->i - from <= DIGITS_MAX;
}

/* 一 to 九十九. */
static bool
take_chinese(struct cursor *c, uint32_t *number)
{
	static const uint32_t digits[] = U"一二三四五六七八九";
	uint32_t from = c->i, last = 0;

	*number = 0;
	while (c->i - from < CHINESE_MAX && here(c)) {
		uint32_t digit = 0;

		for (uint32_t d = 0; d < 9; d++)
			if (here(c) == digits[d])
				digit = d + 1;
		if (here(c) == U'十') {
			*number += last ? last * 9 : 10;
			last = 0;
		} else if (digit) {
			*number += digit;
			last = digit;
		} else {
			break;
		}
		c->i++;
	}
	return c->i > from;
}

static bool
take_english(struct cursor *c, uint32_t *number)
{
	static const char *const words[] = {
#define NUMBER(word) word,
#include "content/sections/labels.def"
	};

	for (uint32_t n = 0; n < sizeof words / sizeof *words; n++)
		if (take_word(c, words[n])) {
			*number = n + 1;
			return true;
		}
	return false;
}

/* One of the signs that part a label from a heading. */
static bool
take_sign(struct cursor *c)
{
	static const uint32_t signs[] = U".、)）:：．|｜丨/-·";

	for (size_t k = 0; signs[k]; k++)
		if (take(c, signs[k]))
			return true;
	return false;
}

static bool
read_part(struct cursor *c, struct label *label)
{
	static const char *const words[] = {
#define PART(word) word,
#include "content/sections/labels.def"
	};

	for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
		struct cursor saved = *c;

		if (take_word(c, words[k])) {
			(void)take(c, '.');
			skip_blanks(c);
			if (take_digits(c, &label->number) ||
				take_chinese(c, &label->number) ||
				take_english(c, &label->number)) {
				label->sort = LABEL_PART;
				return true;
			}
		}
		*c = saved;
	}
	return false;
}

static bool
read_chapter(struct cursor *c, struct label *label)
{
	static const char *const words[] = {
#define CHAPTER(word) word,
#include "content/sections/labels.def"
	};
	struct cursor saved = *c;

	if (take(c, U'第') && take_chinese(c, &label->number))
		for (size_t k = 0; k < sizeof words / sizeof *words; k++)
			if (take_word(c, words[k])) {
				label->sort = LABEL_CHAPTER;
				return true;
			}
	*c = saved;
	return false;
}

static bool
read_number(struct cursor *c, struct label *label)
{
	struct cursor saved = *c;
	bool open = take(c, U'（') || take(c, '(');
	uint32_t from = c->i;

	if (take_digits(c, &label->number))
		label->sort = LABEL_DIGITS;
	else if (take_chinese(c, &label->number))
		label->sort = LABEL_CHINESE;
	else if (here(c) >= 'A' && here(c) <= 'H' && !open) {
		label->number = here(c) - 'A' + 1;
		label->sort = LABEL_LETTER;
		c->i++;
	}
	if (label->sort != LABEL_NONE && (!open || take_sign(c)) &&
		(c->i - from < 4 || open))
		return true;
	label->sort = LABEL_NONE;
	*c = saved;
	return false;
}

/* 9 年, 10 秒: a number of something, though a blank parts them. */
static bool
is_counted(const struct cursor *c, const struct label *label)
{
	static const char *const units[] = {
#define UNIT(word) word,
#include "content/sections/labels.def"
		NULL
	};

	return label->sort == LABEL_DIGITS &&
	       c->l->rune[label->at.start] != '0' && c->i < c->end &&
	       letters_skip_any(c->l, c->i, units) > c->i;
}

/*
 * Does text stand right behind a label without a sign or blank, as in 1.5,
 * 3月 or 一家?  Then it is none; but 01「…」 has one.
 */
static bool
runs_on(const struct cursor *c, const struct label *label, bool sign)
{
	if (c->i == c->end)
		return false;
	if (sign)
		return here(c) >= '0' && here(c) <= '9';
	if (label->sort == LABEL_LETTER)
		return true;
	if (is_counted(c, label))
		return true;
	if (c->l->rune[label->at.start] == '0' &&
		letter_kind_at(c->l, c->i) == LETTER_MARK)
		return false;
	return c->i == label->at.end && label->sort != LABEL_CHAPTER &&
	       c->l->rune[label->at.end - 1] != U'）';
}

bool
label_read(const struct letters *l, struct span line, struct label *label)
{
	struct cursor c = { l, line.start, line.end };
	struct label found = { 0 };

	*label = found;
	skip_blanks(&c);
	found.at.start = c.i;
	if (!read_part(&c, &found) && !read_chapter(&c, &found) &&
		!read_number(&c, &found))
		return false;
	found.at.end = c.i;
	bool sign = take_sign(&c);
	skip_blanks(&c);
	if (runs_on(&c, &found, sign))
		return false;
	if (sign && found.sort == LABEL_DIGITS)
		found.sort = LABEL_POINT;
	found.rest = c.i;
	*label = found;
	return true;
}
