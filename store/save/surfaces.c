#include "store/save/surfaces.h"

void
surfaces_free(struct surfaces *f)
{
	buf_free(&f->text);
	buf_free(&f->starts);
	*f = (struct surfaces){ 0 };
}

static bool
read_all(struct surfaces *f, struct sql *c, struct err *e)
{
	sqlite3_stmt *q = sql_ask(c, e, "select fold, player from player_name");
	int more;

	while ((more = sql_step(c, q, e)) > 0) {
		const struct surface_start start = { (uint32_t)f->text.n,
			(uint32_t)sql_int(q, 1) };

		buf_put(&f->starts,
			(str){ (const char *)&start, sizeof start });
		buf_put(&f->text, sql_str(q, 0));
		buf_putc(&f->text, '\n');
	}
	return more == 0;
}

bool
surfaces_load(struct surfaces *f, struct sql *c, struct err *e)
{
	int64_t version;

	if (!sql_version(c, &version, e))
		return false;
	if (f->known && f->version == version)
		return true;
	surfaces_free(f);
	if (!read_all(f, c, e))
		return false;
	f->version = version;
	f->known = true;
	return true;
}

static const struct surface_start *
starts(const struct surfaces *f, size_t *n)
{
	*n = f->starts.n / sizeof(struct surface_start);
	return (const void *)f->starts.s;
}

/* Of n names the one that a place in the text belongs to. */
static size_t
name_at(const struct surface_start *v, size_t n, size_t place)
{
	size_t low = 0, high = n;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (v[mid].at <= place)
			low = mid;
		else
			high = mid;
	}
	return low;
}

bool
surfaces_next(const struct surfaces *f, str words, size_t *at, int64_t *player)
{
	size_t n;
	const struct surface_start *v = starts(f, &n);
	str rest = str_skip(buf_str(&f->text), *at);
	size_t hit = n ? str_find(rest, words) : STR_NONE;

	if (hit == STR_NONE)
		return false;
	size_t i = name_at(v, n, *at + hit);
	*player = v[i].player;
	*at = i + 1 < n ? v[i + 1].at : f->text.n;
	return true;
}
