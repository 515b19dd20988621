#include "content/feed/feed.h"

#include "base/utf8.h"
#include "content/feed/feed_xml.h"
#include "content/html/html.h"
#include "content/feed/markup.h"

enum { HEAD = 2048, FACT_MAX = 4096 };

/* The name of the first element; UTF-16 is looked at without its zeros. */
static str
first_name(str head)
{
	for (size_t n; (n = str_find_byte(head, '<')) != STR_NONE;) {
		head = str_skip(head, n + 1);
		if (head.n && head.s[0] != '?' && head.s[0] != '!')
			break;
	}
	size_t n = 0;
	while (n < head.n && head.s[n] > ' ' && head.s[n] != '>' &&
		head.s[n] != '/')
		n++;
	return str_take(head, n);
}

/* Without comments, which may be long and hold anything. */
static str
skip_comments(str s)
{
	for (;;) {
		s = str_trim(s);
		str mark = str_starts(s, STR("<!--")) ? STR("-->")
			   : str_starts(s, STR("<?")) ? STR("?>")
						      : (str){ 0 };
		size_t n = mark.n ? str_find(s, mark) : STR_NONE;

		if (n == STR_NONE)
			return s;
		s = str_skip(s, n + mark.n);
	}
}

static bool
looks_like_xml(str head)
{
	static const str names[] = { STR0("rss"), STR0("feed"), STR0("channel"),
		STR0("rdf"), STR0("opml"), STR0("redirect") };
	str name = first_name(skip_comments(head)), prefix, local;

	if (str_cut(name, STR(":"), &prefix, &local))
		name = local;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq_caseless(name, names[i]))
			return true;
	return false;
}

bool
feed_looks_like(str head)
{
	char bytes[HEAD];
	size_t n = 0;

	if (str_starts(head, STR("\xEF\xBB\xBF")) ||
		str_starts(head, STR("\xFF\xFE")) ||
		str_starts(head, STR("\xFE\xFF")))
		head = str_skip(head, (unsigned char)head.s[0] == 0xEF ? 3 : 2);
	for (size_t i = 0; i < head.n && n < HEAD; i++)
		if (head.s[i])
			bytes[n++] = head.s[i];
	str s = str_trim((str){ bytes, n });
	if (str_starts(s, STR("<")))
		return looks_like_xml(s);
	return str_starts(s, STR("{")) &&
	       (str_find(s, STR("jsonfeed.org/version")) != STR_NONE ||
		       str_find(s, STR("jsonfeed.org\\/version")) != STR_NONE);
}

bool
feed_read(
	str text, str url, struct arena *perm, struct feed *feed, struct err *e)
{
	*feed = (struct feed){ 0 };
	return str_starts(str_trim(text), STR("{"))
		       ? feed_json_read(text, url, perm, feed, e)
		       : feed_xml_read(text, url, perm, feed, e);
}

static str
within(str s, size_t most)
{
	return s.n > most ? (str){ 0 } : s;
}

/* As a page does, unless that loses most of it: in a drawing, or behind a tag
 * that has no end. */
static void
read_text(str html, str base, struct arena *perm, struct document *d)
{
	size_t all = markup_plain(html, perm).n, read = 0;
	bool ok = html_blocks(html, base, perm, d, NULL);

	for (size_t i = 0; i < d->blocks.n; i++)
		read += d->blocks.v[i].text.n;
	if (ok && read * 2 >= all)
		return;
	d->blocks.n = 0;
	d->headings = false;
	markup_blocks(html, perm, d);
}

void
feed_document(const struct feed *feed, const struct feed_entry *entry,
	struct arena *perm, struct document *d)
{
	str html = entry->body.n ? entry->body : entry->summary;

	*d = (struct document){ .title = entry->title,
		.url = entry->url,
		.byline = entry->byline,
		.source = feed->facts.title,
		.published = entry->published,
		.guid = entry->guid,
		.updated = entry->updated,
		.summary = within(entry->summary, FEED_SUMMARY_MAX),
		.feed = feed->facts };
	d->feed.text = within(d->feed.text, FACT_MAX);
	read_text(html, entry->base.n ? entry->base : feed->facts.url, perm, d);
	/* A headline without a text is its own text. */
	if (!d->blocks.n && d->title.n)
		*vec_push(perm, &d->blocks) =
			(struct block){ .text = d->title };
}
