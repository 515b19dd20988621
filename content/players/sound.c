#include "content/players/sound.h"

#include "base/utf8.h"
#include "content/words/lookup.h"
#include "content/words/pinyin.h"

#include <string.h>

const sound_weights sound_learnt = {
#include "content/players/sound_weights.def"
};

static const char initials[SOUND_INITIALS][3] = { "zh", "ch", "sh", "b", "p",
	"m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z",
	"c", "s", "y", "w" };
static const char finals[SOUND_FINALS][5] = { "a", "ai", "an", "ang", "ao", "e",
	"ei", "en", "eng", "er", "i", "ia", "ian", "iang", "iao", "ie", "in",
	"ing", "iong", "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang",
	"ue", "ui", "un", "uo", "v", "ve", "io", "ueng" };
static const char pairs_of_letters[SOUND_PAIRS][3] = { "ch", "sh", "ph", "th",
	"ck", "gh", "qu", "ng", "ts", "tz", "dg", "wh", "rh", "sc", "kn" };
static const char vowels[] = "aeiouy";

static bool
add(struct sound *s, size_t unit)
{
	if (s->n == SOUND_MOST)
		return false;
	s->unit[s->n++] = (uint8_t)unit;
	return true;
}

static bool
add_syllable(struct sound *s, const char *syllable)
{
	size_t i = 0;

	while (i < SOUND_INITIALS &&
		strncmp(syllable, initials[i], strlen(initials[i])) != 0)
		i++;
	if (i < SOUND_INITIALS) {
		syllable += strlen(initials[i]);
		if (!add(s, 1 + i))
			return false;
	}
	for (i = 0; i < SOUND_FINALS; i++)
		if (strcmp(syllable, finals[i]) == 0)
			return add(s, 1 + SOUND_INITIALS + i);
	return *syllable == 0;
}

bool
sound_read_han(str text, struct sound *s)
{
	uint16_t runes[PINYIN_LONGEST];
	struct pinyin_word word;
	size_t n = 0;

	s->n = 0;
	for (size_t at = 0; at < text.n; n++) {
		if (n == PINYIN_LONGEST)
			return false;
		runes[n] = lookup_fold(utf8_next(text, &at));
	}
	if (n == 0 || !pinyin_read(runes, n, &word))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!add_syllable(s, pinyin_syllable(word.at[i].code[0])))
			return false;
	return true;
}

/* The letter without its accent; 0: it is no Latin letter. */
static char
plain_letter(uint32_t rune)
{
	/* from U+00E0 and U+0100 on */
	static const char small[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuyty";
	static const char more[] =
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkl"
		"lllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuu"
		"wwyyyzzzzzzs";

	if (rune < 0x80)
		rune = (uint32_t)ascii_lower((char)rune);
	if (rune >= 'a' && rune <= 'z')
		return (char)rune;
	if (rune >= 0xC0 && rune < 0xDF)
		rune += 0x20;
	if (rune >= 0xE0 && rune < 0xE0 + sizeof small - 1)
		return small[rune - 0xE0];
	if (rune >= 0x100 && rune < 0x100 + sizeof more - 1)
		return more[rune - 0x100];
	return 0;
}

static size_t
plain_letters(str text, char *out, size_t most)
{
	size_t n = 0;

	for (size_t at = 0; at < text.n;) {
		uint32_t rune = utf8_next(text, &at);
		char letter = plain_letter(rune);

		if (n == most || (!letter && rune > 0x7F && rune != 0x2019) ||
			(rune >= '0' && rune <= '9'))
			return 0;
		if (letter)
			out[n++] = letter;
	}
	return n;
}

static size_t
vowel_of(char letter)
{
	const char *found = letter ? strchr(vowels, letter) : NULL;

	return found ? (size_t)(found - vowels) : SIZE_MAX;
}

/* The unit at the letters, which it is taken off. */
static size_t
take_unit(const char **letters, const char *end)
{
	const char *p = *letters;
	size_t first = vowel_of(*p);
	size_t second = p + 1 < end ? vowel_of(p[1]) : SIZE_MAX;

	*letters += 2;
	if (first != SIZE_MAX && second != SIZE_MAX)
		return 1 + first * 7 + 1 + second;
	for (size_t i = 0; p + 1 < end && i < SOUND_PAIRS; i++)
		if (strncmp(p, pairs_of_letters[i], 2) == 0)
			return 1 + SOUND_VOWELS + SOUND_LETTERS + i;
	--*letters;
	if (first != SIZE_MAX)
		return 1 + first * 7;
	return 1 + SOUND_VOWELS + (size_t)(*p - 'a');
}

bool
sound_read_latin(str text, struct sound *s)
{
	enum { LETTERS_MOST = 32 };
	char letters[LETTERS_MOST];
	size_t n = plain_letters(text, letters, LETTERS_MOST);
	const char *p = letters, *end = letters + n;

	s->n = 0;
	while (p < end) {
		bool again =
			p > letters && *p == p[-1] && vowel_of(*p) == SIZE_MAX;

		if (again)
			p++;
		else if (!add(s, take_unit(&p, end)))
			return false;
	}
	return n > 0;
}

/* Global alignment (Needleman and Wunsch, 1970). */
int
sound_fit(const struct sound *han, const struct sound *latin,
	const sound_weights weights, struct sound_pair pairs[SOUND_PAIRS_MOST],
	size_t *n)
{
	int best[SOUND_MOST + 1][SOUND_MOST + 1];
	uint8_t step[SOUND_MOST + 1][SOUND_MOST + 1];
	enum { HAN = 1, LATIN = 2 };

	for (size_t i = 0; i <= han->n; i++)
		for (size_t k = 0; k <= latin->n; k++) {
			uint8_t a = i ? han->unit[i - 1] : 0;
			uint8_t b = k ? latin->unit[k - 1] : 0;
			int most = i || k ? INT32_MIN : 0, fit;

			if (i && k &&
				(fit = best[i - 1][k - 1] + weights[a][b]) >
					most) {
				most = fit;
				step[i][k] = HAN | LATIN;
			}
			if (i &&
				(fit = best[i - 1][k] + weights[a][0]) > most) {
				most = fit;
				step[i][k] = HAN;
			}
			if (k &&
				(fit = best[i][k - 1] + weights[0][b]) > most) {
				most = fit;
				step[i][k] = LATIN;
			}
			best[i][k] = most;
		}
	if (!pairs)
		return best[han->n][latin->n];
	*n = 0;
	for (size_t i = han->n, k = latin->n; i || k;) {
		uint8_t s = step[i][k];

		pairs[(*n)++] = (struct sound_pair){
			.han = s & HAN ? han->unit[--i] : 0,
			.latin = s & LATIN ? latin->unit[--k] : 0,
		};
	}
	return best[han->n][latin->n];
}

bool
sound_fits(const struct sound *han, const struct sound *latin,
	struct sound_demand least, int *fit)
{
	int longer = han->n > latin->n ? han->n : latin->n;

	*fit = sound_fit(han, latin, sound_learnt, NULL, NULL);
	return *fit >= least.all && *fit >= least.mean * longer;
}

static bool
fits(str one, str other, struct sound_demand least)
{
	struct sound han, latin;
	int fit;

	if (!(sound_read_han(one, &han) && sound_read_latin(other, &latin)) &&
		!(sound_read_han(other, &han) && sound_read_latin(one, &latin)))
		return false;
	return sound_fits(&han, &latin, least, &fit);
}

bool
sound_alike(str one, str other)
{
	return fits(one, other, (struct sound_demand){ 5, 25 });
}

bool
sound_near(str one, str other)
{
	return fits(one, other, (struct sound_demand){ -10, -20 });
}
