/*
 * What a terminal pastes: whatever the bytes are, what is read as dropped are
 * addresses and whole paths, each on a line, and a line that takes it stays one
 * line of UTF-8.
 */
#include "base/utf8.h"
#include "content/html/url.h"
#include "tui/config/keys.h"
#include "tui/deeds/prompt.h"
#include "tui/children/taking.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void
check_dropped(str what)
{
	str one;

	for (size_t i = 0; i < what.n; i++)
		if ((unsigned char)what.s[i] < ' ' && what.s[i] != '\n')
			abort();
	while (str_line(&what, &one))
		if (!url_is_web(one) && !str_starts(one, STR("/")) &&
			!str_starts(one, STR("~/")))
			abort();
}

static void
check_prompt(const struct prompt *p)
{
	str text = buf_str(&p->text);

	if (text.n > PROMPT_MAX || p->caret > text.n)
		abort();
	for (size_t at = 0; at < text.n;)
		if (utf8_next(text, &at) < ' ')
			abort();
}

/* The first byte says where in a line of words it is pasted. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct prompt p = { 0 };
	struct arena tmp = { 0 };

	if (n == 0)
		return 0;
	str text = { (const char *)bytes + 1, n - 1 };
	check_dropped(taking_dropped(text, &tmp));
	prompt_set(&p, STR("一只手 and another"));
	for (int left = bytes[0] % 16; left > 0; left--)
		prompt_press(&p, PRESS_LEFT);
	prompt_paste(&p, text);
	check_prompt(&p);
	prompt_paste(&p, text);
	check_prompt(&p);
	prompt_free(&p);
	arena_free(&tmp);
	return 0;
}
