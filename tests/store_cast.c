#include "tests/store_cast.h"

#include "tests/test.h"

#include "base/buf.h"

const struct made cast_1 = {
	"之一",
	"2026-01-15",
	"晚报科技",
	"{p|陆文昭}执掌{o|远山智能}。{p|陆文昭}说：“[1|不做了。]”"
	"{p|何竞}说：“[3|文昭想清楚了。]”地点{l|青川市}{l|青川市}{l|青川市}。",
};

const struct made cast_2 = {
	"之二",
	"2026-03-02",
	"财经早报",
	"{p|陸文昭}与{o|远山智能}、{o|云栈}。{p|陸文昭}说：“[1|接着做。]”",
};

const struct made cast_3 = {
	"之三",
	"2026-03-09",
	"财经早报",
	"{p|老陆}见了{o|云栈}。",
};

int64_t
cast_named(struct store *s, const char *name)
{
	struct err e = { 0 };
	int64_t id = -1;

	assert_true(store_player_named(s, str_of(name), &id, &e));
	return id;
}

/* The first, with an alias, a role and what a quote is about. */
void
cast_first(struct arena *a, struct article *in)
{
	make_article(&cast_1, a, in);
	make_alias(in, a, "陆文昭", "老陆");
	make_role(in, a, "陆文昭", "CEO", "远山智能");
	make_about(in, a, 1, "陆文昭");
}

struct store *
cast_three(struct arena *a, const char *name, int64_t ids[3])
{
	struct article in;
	struct store *s = make_store(make_path(a, name), STORE_WRITE);

	cast_first(a, &in);
	ids[0] = make_save(s, &in);
	make_article(&cast_2, a, &in);
	make_role(&in, a, "陸文昭", "CEO", "远山智能");
	make_role(&in, a, "陸文昭", "院长", "青禾研究院");
	ids[1] = make_save(s, &in);
	make_article(&cast_3, a, &in);
	ids[2] = make_save(s, &in);
	return s;
}

void
cast_delete(struct store *s, const int64_t *ids, size_t n)
{
	struct err e = { 0 };

	assert_true(store_begin(s, &e));
	for (size_t i = 0; i < n; i++)
		if (!store_delete(s, ids[i], &e))
			fail_msg("%s", e.text);
	if (!store_commit(s, &e))
		fail_msg("%s", e.text);
}

/* Everything that lists and cards tell, as text. */
str
cast_tell(struct store *s, struct arena *a)
{
	struct buf out = { 0 };
	struct err e = { 0 };
	struct ids ids;
	struct store_counts n;

	assert_true(store_count(s, &n, &e));
	buf_printf(&out, "%d %d %d %d\n", (int)n.articles, (int)n.players,
		(int)n.quotes, (int)n.figures);
	assert_true(store_players(s, STR(""), a, &ids, &e));
	for (size_t i = 0; i < ids.n; i++) {
		struct card c;
		const struct player_row *p = &c.player;

		assert_true(store_card(s, ids.v[i], a, &c, &e));
		buf_printf(&out, "%.*s %d %d %d %.*s %.*s %d %d %d %d:",
			STR_ARG(p->name), (int)p->mentions, (int)p->articles,
			(int)p->quotes, STR_ARG(p->first), STR_ARG(p->last),
			(int)c.roles.n, (int)c.with.n, (int)c.said.n,
			(int)c.told.n);
		for (size_t k = 0; k < c.aliases.n; k++)
			buf_printf(&out, " %.*s", STR_ARG(c.aliases.v[k]));
		buf_putc(&out, '\n');
	}
	str text = arena_copy(a, buf_str(&out));
	buf_free(&out);
	return text;
}
