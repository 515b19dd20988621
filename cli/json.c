#include "cli/json.h"

#include "base/clean.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void
comma(struct json *j)
{
	if (j->comma)
		buf_putc(j->out, ',');
	j->comma = true;
}

void
json_open(struct json *j, char bracket)
{
	comma(j);
	buf_putc(j->out, bracket);
	j->comma = false;
}

void
json_close(struct json *j, char bracket)
{
	buf_putc(j->out, bracket);
	j->comma = true;
}

void
json_key(struct json *j, const char *key)
{
	comma(j);
	buf_putc(j->out, '"');
	buf_put(j->out, str_of(key));
	buf_put(j->out, STR("\":"));
	j->comma = false;
}

static void
put_escape(struct buf *out, uint32_t r)
{
	switch (r) {
	case '"': buf_put(out, STR("\\\"")); return;
	case '\\': buf_put(out, STR("\\\\")); return;
	case '\n': buf_put(out, STR("\\n")); return;
	case '\t': buf_put(out, STR("\\t")); return;
	case '\r': buf_put(out, STR("\\r")); return;
	}
	if (r > 0xFFFF) {
		r -= 0x10000;
		buf_printf(out, "\\u%04X\\u%04X",
			(unsigned)(0xD800 + (r >> 10)),
			(unsigned)(0xDC00 + (r & 0x3FF)));
	} else {
		buf_printf(out, "\\u%04X", (unsigned)r);
	}
}

/* May it stand as it is?  marks counts those in a row before and with it. */
static bool
is_plain(uint32_t r, int *marks)
{
	if (r < 0x80) {
		*marks = 0;
		return r >= ' ' && r < 0x7F && r != '"' && r != '\\';
	}
	if (!clean_rune(r))
		return false;
	*marks = rune_width(r) ? 0 : *marks + 1;
	return *marks <= CLEAN_MARKS;
}

void
json_str(struct json *j, str s)
{
	size_t run = 0; /* what lies from here on is copied in one go */
	int marks = 0;

	comma(j);
	buf_putc(j->out, '"');
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t r = utf8_next(s, &at);

		if (r != UTF8_BAD && is_plain(r, &marks))
			continue;
		buf_put(j->out, str_slice(s, run, from));
		if (r == UTF8_BAD)
			buf_rune(j->out, r);
		else
			put_escape(j->out, r);
		run = at;
	}
	buf_put(j->out, str_skip(s, run));
	buf_putc(j->out, '"');
}

void
json_fact(struct json *j, str s)
{
	if (s.n)
		json_str(j, s);
	else
		json_absent(j);
}

void
json_int(struct json *j, int64_t n)
{
	comma(j);
	buf_printf(j->out, "%lld", (long long)n);
}

void
json_number(struct json *j, double x)
{
	char text[32];

	if (!isfinite(x)) {
		json_absent(j);
		return;
	}
	comma(j);
	if (x == floor(x) && fabs(x) < 1e17) {
		buf_printf(j->out, "%.0f", x == 0 ? 0.0 : x);
		return;
	}
	/* The shortest that reads back as the same number. */
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, x);
		if (strtod(text, NULL) == x)
			break;
	}
	buf_put(j->out, str_of(text));
}

void
json_bool(struct json *j, bool is)
{
	comma(j);
	buf_put(j->out, is ? STR("true") : STR("false"));
}

void
json_absent(struct json *j)
{
	comma(j);
	buf_put(j->out, STR("null"));
}

void
json_key_fact(struct json *j, const char *key, str s)
{
	json_key(j, key);
	json_fact(j, s);
}

void
json_key_int(struct json *j, const char *key, int64_t n)
{
	json_key(j, key);
	json_int(j, n);
}
