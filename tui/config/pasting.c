#include "tui/config/pasting.h"

enum {
	ESC = 0x1B,
	TEXT_MAX = 64 << 10,
	ESCAPES = 2, /* that leave it */
};

/* Seconds. */
static const double lasts = 2;      /* then its end does not come */
static const double escape_far = 3; /* "[" so far behind is a key at once, … */
static const double bracket_waits = 0.5; /* … else after this time */
static const double digits_wait = 5;

void
pasting_begin(struct pasting *p, double now)
{
	p->on = true;
	p->done = p->told = false;
	p->ending = p->begun = 0;
	p->escapes = 0;
	p->came = now;
	buf_reset(&p->text);
}

void
pasting_broken(struct pasting *p, str signs, double now)
{
	if (!str_starts(STR(PASTE_BEGINS), signs))
		return;
	p->begun = signs.n;
	p->keys = signs.n == 1;
	p->escaped = p->came = now;
}

/* What was kept back, as it is none of it. */
static void
give_back(struct pasting *p)
{
	p->at_again = p->n_again = 0;
	for (size_t i = 1; p->keys && i < p->begun; i++)
		p->again[p->n_again++] = (uint8_t)PASTE_BEGINS[i];
	p->begun = 0;
}

bool
pasting_breaks(struct pasting *p)
{
	if (p->begun)
		give_back(p);
	return p->at_again < p->n_again;
}

static bool
may_begin(struct pasting *p, uint32_t sign, double now)
{
	if (p->begun == 0)
		return false;
	p->came = now;
	if (sign != (uint8_t)PASTE_BEGINS[p->begun]) {
		give_back(p);
		p->again[p->n_again++] = sign;
	} else if (PASTE_BEGINS[++p->begun] == 0) {
		pasting_begin(p, now);
	}
	return true;
}

/* Its end as single signs. */
static bool
ends(struct pasting *p, uint32_t sign)
{
	if (sign != (uint8_t)PASTE_ENDS[p->ending])
		p->ending = 0;
	if (sign != (uint8_t)PASTE_ENDS[p->ending])
		return false;
	if (p->ending++ == 0)
		p->end = p->text.n;
	if (PASTE_ENDS[p->ending])
		return false;
	p->text.n = p->end;
	return true;
}

void
pasting_end(struct pasting *p)
{
	p->done = p->on;
	p->on = false;
}

bool
pasting_takes(struct pasting *p, uint32_t sign, double now)
{
	if (!p->on)
		return may_begin(p, sign, now);
	p->came = now;
	p->escapes = sign == ESC ? p->escapes + 1 : 0;
	if (ends(p, sign))
		pasting_end(p);
	else if (p->text.n < TEXT_MAX)
		buf_rune(&p->text, sign);
	return true;
}

/* Until when what was kept back may be of a paste. */
static double
patience(const struct pasting *p)
{
	if (p->begun > 2)
		return p->came + digits_wait;
	return p->came > p->escaped + escape_far ? p->came
						 : p->came + bracket_waits;
}

void
pasting_silence(struct pasting *p, double now)
{
	if (p->on && p->escapes >= ESCAPES) {
		while (p->text.n && p->text.s[p->text.n - 1] == ESC)
			p->text.n--;
		pasting_end(p);
	}
	if (!p->on && p->keys && p->begun > 1 && now >= patience(p))
		give_back(p);
}

bool
pasting_again(struct pasting *p, uint32_t *sign)
{
	if (p->at_again >= p->n_again)
		return false;
	*sign = p->again[p->at_again++];
	return true;
}

bool
pasting_done(struct pasting *p, str *text)
{
	bool done = p->done;

	p->done = false;
	*text = buf_str(&p->text);
	return done;
}

bool
pasting_lasts(struct pasting *p, double now)
{
	if (!p->on || p->told || now < p->came + lasts)
		return false;
	p->told = true;
	return true;
}

double
pasting_wait(const struct pasting *p, double now)
{
	double until;

	if (p->on && !p->told)
		until = p->came + lasts;
	else if (!p->on && p->keys && p->begun > 1)
		until = patience(p);
	else
		return -1;
	return until > now ? until - now : 0;
}

void
pasting_free(struct pasting *p)
{
	buf_free(&p->text);
}
