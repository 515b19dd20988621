#include "content/document.h"

/* A line without white space at its ends. */
bool
text_read(str text, struct arena *perm, struct document *d, struct err *e)
{
	str line;

	(void)e;
	*d = (struct document){ 0 };
	while (str_line(&text, &line)) {
		line = str_trim(line);
		while (str_starts(line, STR("\u3000")))
			line = str_trim(str_skip(line, 3));
		if (line.n)
			*vec_push(perm, &d->blocks) =
				(struct block){ .text = line };
	}
	if (d->blocks.n)
		d->title = d->blocks.v[0].text;
	return true;
}
