#include "store/feeds/feed_rule.h"

#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"

enum {
	RULES_MAX = 10000,
	MINUTE = 60,
	HOUR = 60 * MINUTE,
	DAY = 24 * HOUR,
	TIMES_MAX = 10000,
	/* One that is run every hour may begin a little earlier than before. */
	SLACK = MINUTE,
};

static str
take_word(str *rest)
{
	str s = str_trim(*rest);
	size_t n = 0;

	while (n < s.n && s.s[n] != ' ' && s.s[n] != '\t')
		n++;
	*rest = str_trim(str_skip(s, n));
	return str_take(s, n);
}

/* The word for never, or a number and m, h or d. */
static bool
read_time(str value, const char *never, int64_t *out)
{
	static const struct {
		char letter;
		int64_t seconds;
	} units[] = { { 'm', MINUTE }, { 'h', HOUR }, { 'd', DAY } };
	int64_t n;

	*out = FEED_NEVER;
	if (str_eq(value, str_of(never)))
		return true;
	if (value.n == 0 || !str_to_int(str_take(value, value.n - 1), &n))
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (value.s[value.n - 1] == units[i].letter && n > 0 &&
			n <= TIMES_MAX) {
			*out = n * units[i].seconds;
			return true;
		}
	return false;
}

/* 0 for the first word, 1 for the second. */
static bool
read_either(str value, const char *first, const char *second, int64_t *out)
{
	*out = str_eq(value, str_of(second));
	return *out || str_eq(value, str_of(first));
}

static bool
read_value(struct feed_rule *rule, str value)
{
	switch (rule->setting) {
	case FEED_SETTING_REFRESH:
		return read_time(value, "never", &rule->number);
	case FEED_SETTING_KEEP:
		return read_time(value, "always", &rule->number);
	case FEED_SETTING_SORT:
		return read_either(value, "newest", "oldest", &rule->number);
	case FEED_SETTING_ARCHIVE:
	case FEED_SETTING_HIDDEN:
		return read_either(value, "no", "yes", &rule->number);
	default: rule->words = value; return value.n > 0;
	}
}

static const struct {
	const char *name, *values;
} settings[] = {
#define FEED_SETTING(id, name, values, help) { name, values },
#include "store/feeds/feed_rule.def"
};

static bool
setting_named(str name, enum feed_setting *out)
{
	for (int i = 0; i < FEED_SETTINGS; i++)
		if (str_eq(name, str_of(settings[i].name))) {
			*out = (enum feed_setting)i;
			return true;
		}
	return false;
}

bool
feed_rule_read(
	struct feed_rules *rules, struct arena *perm, str line, struct err *e)
{
	struct feed_rule rule = { .which = take_word(&line) };
	str name = take_word(&line);

	if (!rule.which.n)
		return err_set(e, ERR_INPUT, "%s",
			_("which feed? its address or title stands here, * "
			  "for anything"));
	if (!setting_named(name, &rule.setting))
		return err_set(e, ERR_INPUT,
			_("a feed has no setting \"%.*s\""), STR_ARG(name));
	if (!read_value(&rule, line))
		return err_set(e, ERR_INPUT, _("%s takes %s, not \"%.*s\""),
			settings[rule.setting].name,
			settings[rule.setting].values, STR_ARG(line));
	if (rules->n == RULES_MAX)
		return err_set(
			e, ERR_INPUT, "%s", _("too many lines on feeds"));
	rule.which = arena_copy(perm, rule.which);
	rule.words = arena_copy(perm, rule.words);
	*vec_push(perm, rules) = rule;
	return true;
}

void
feed_rules_load(struct feed_rules *rules, struct arena *perm, const char *path)
{
	struct file file;
	str line;

	*rules = (struct feed_rules){ 0 };
	if (!path || access(path, F_OK) != 0 || !file_open(path, &file, NULL))
		return;
	for (str rest = file.bytes; str_line(&rest, &line);)
		if (str_eq(take_word(&line), STR("feed")))
			feed_rule_read(rules, perm, line, NULL);
	file_close(&file);
}

/* "*" stands for any bytes; goes back to the last one only, which suffices. */
static bool
matches(str pattern, str text)
{
	size_t p = 0, t = 0, star = STR_NONE, from = 0;

	while (t < text.n) {
		if (p < pattern.n && pattern.s[p] == '*') {
			star = p++;
			from = t;
		} else if (p < pattern.n && pattern.s[p] == text.s[t]) {
			p++;
			t++;
		} else if (star != STR_NONE) {
			p = star + 1;
			t = ++from;
		} else {
			return false;
		}
	}
	while (p < pattern.n && pattern.s[p] == '*')
		p++;
	return p == pattern.n;
}

struct feed_way
feed_way(const struct feed_rules *rules, const struct feed_row *row)
{
	struct feed_way way = { 0 };

	for (size_t i = 0; i < rules->n; i++) {
		const struct feed_rule *r = &rules->v[i];

		if (!matches(r->which, row->url) &&
			!matches(r->which, row->title))
			continue;
		switch (r->setting) {
		case FEED_SETTING_NAME: way.name = r->words; break;
		case FEED_SETTING_FOLDER: way.folder = r->words; break;
		case FEED_SETTING_TAGS: way.tags = r->words; break;
		case FEED_SETTING_ARCHIVE: way.archive = r->number; break;
		case FEED_SETTING_REFRESH: way.every = r->number; break;
		case FEED_SETTING_KEEP:
			way.keep = r->number == FEED_NEVER ? 0 : r->number;
			break;
		case FEED_SETTING_SORT: way.oldest_first = r->number; break;
		case FEED_SETTING_HIDDEN: way.hidden = r->number; break;
		case FEED_SETTINGS: break;
		}
	}
	return way;
}

bool
feed_rules_mark(const struct feed_rules *rules)
{
	for (size_t i = 0; i < rules->n; i++)
		if (rules->v[i].setting == FEED_SETTING_TAGS ||
			rules->v[i].setting == FEED_SETTING_KEEP ||
			rules->v[i].setting == FEED_SETTING_ARCHIVE)
			return true;
	return false;
}

void
feed_rules_show(const struct feed_rules *rules, struct feed_row *row)
{
	struct feed_way way = feed_way(rules, row);

	if (way.name.n)
		row->title = way.name;
	if (way.folder.n)
		row->folder = way.folder;
}

bool
feed_is_due(
	const struct feed_rules *rules, const struct feed_row *row, int64_t now)
{
	int64_t every = feed_way(rules, row).every;

	return every != FEED_NEVER && row->due <= now &&
	       (every == 0 || row->checked + every - SLACK <= now);
}
