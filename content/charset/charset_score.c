#include "content/charset/charset_score.h"

#include "base/utf8.h"
#include "content/charset/common_runes.h"

#include <threads.h>

/* Thousandths that one character adds. */
enum {
	COMMON = 1000,
	MARK = 1000, /* the marks of Chinese and Japanese */
	KANA = 900,
	USUAL = 400,
	LETTER = 400, /* small Cyrillic ones */
	HANGUL = 350,
	HALF_KANA = 50,
	OTHER = 0,   /* letters of other scripts, signs */
	RARE = -300, /* Han that few texts have */
	STRANGE = -1500,
	BAD = -3000,
};

/* Made once, and only read from then on. */
static int16_t weights[0x10000];
static once_flag weights_made = ONCE_FLAG_INIT;

static void
set_all(str runes, int16_t weight)
{
	for (size_t at = 0; at < runes.n;)
		weights[utf8_next(runes, &at)] = weight;
}

static void
set_range(uint32_t from, uint32_t to, int16_t weight)
{
	for (uint32_t r = from; r <= to; r++)
		weights[r] = weight;
}

static void
make_weights(void)
{
	set_range(0x00, 0x1F, STRANGE);
	set_range(0x20, 0x7E, COMMON);
	set_all(STR("\t\r\n"), COMMON);
	set_range(0x7F, 0x9F, STRANGE);
	set_range(0x0430, 0x044F, LETTER);
	set_range(0x3400, 0x9FFF, RARE);
	set_range(0x3041, 0x3096, KANA);
	set_range(0x30A1, 0x30FC, KANA);
	set_range(0xAC00, 0xD7A3, HANGUL);
	set_range(0xD800, 0xFAFF, STRANGE); /* private, compatibility */
	set_range(0xFF61, 0xFF9F, HALF_KANA);
	weights[UTF8_BAD] = BAD;
	set_all(STR("оеаинтсрвл"), COMMON);
	set_all(STR("。，、；：？！“”‘’《》「」『』（）—…·　"), MARK);
	set_all(str_of(usual_han), USUAL);
	set_all(str_of(usual_han_traditional), USUAL);
	set_all(str_of(common_han), COMMON);
	set_all(str_of(common_han_traditional), COMMON);
	set_all(str_of(common_hangul), COMMON);
}

str
charset_sample(str s, size_t most, struct arena *perm)
{
	/* At worst every second byte is followed by a line end. */
	size_t room = most < s.n * 2 + 4 ? most : s.n * 2 + 4;
	char *out = arena_new(perm, char, room);
	size_t n = 0;

	for (size_t i = 0; i < s.n && n + 3 < room; i++) {
		if ((unsigned char)s.s[i] < 0x80)
			continue;
		/* GB18030 has high, digit, high, digit. */
		for (; i < s.n && n + 3 < room; i++) {
			bool high = (unsigned char)s.s[i] >= 0x80;

			if (!high && (unsigned char)s.s[i - 1] < 0x80)
				break;
			out[n++] = s.s[i];
		}
		out[n++] = '\n';
	}
	return (str){ out, n };
}

struct charset_score
charset_judge(enum charset c, str sample, struct arena *tmp)
{
	struct charset_score score = { 0 };
	struct arena_mark mark = arena_mark(tmp);
	uint32_t first = charset_has_ascii(c) ? 0x80 : 0;
	int64_t sum = 0;
	str text;

	call_once(&weights_made, make_weights);
	if (!charset_convert(c, sample, tmp, &text, &score.bad))
		return (struct charset_score){ .quality = -1 };
	for (size_t at = 0; at < text.n;) {
		uint32_t r = utf8_next(text, &at);

		if (r < first)
			continue;
		score.characters++;
		sum += r < 0x10000 ? weights[r] : RARE;
	}
	if (score.characters)
		score.quality = (double)sum / COMMON / (double)score.characters;
	arena_rewind(tmp, mark);
	return score;
}
