#include "content/html/url.h"

#include "base/buf.h"

static const str tracking[] = {
#define TRACKING(name) STR0(name),
#include "content/html/tracking.def"
};

/* Where the first of the bytes in set stands, or the end. */
static size_t
find_any(str s, str set)
{
	size_t n = 0;

	while (n < s.n && str_find_byte(set, s.s[n]) == STR_NONE)
		n++;
	return n;
}

static bool
is_scheme(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = ascii_lower(s.s[i]);
		bool letter = c >= 'a' && c <= 'z';

		if (!letter &&
			(i == 0 || !((c >= '0' && c <= '9') || c == '+' ||
					   c == '-' || c == '.')))
			return false;
	}
	return s.n > 0;
}

struct url
url_parse(str s)
{
	struct url u = { 0 };
	size_t n = find_any(s, STR(":/?#"));

	if (n < s.n && s.s[n] == ':' && is_scheme(str_take(s, n))) {
		u.scheme = str_take(s, n);
		s = str_skip(s, n + 1);
	}
	if (str_starts(s, STR("//"))) {
		s = str_skip(s, 2);
		n = find_any(s, STR("/?#"));
		u.has_host = true;
		u.host = str_take(s, n);
		s = str_skip(s, n);
	}
	str_cut(s, STR("#"), &s, &u.fragment);
	u.has_query = str_cut(s, STR("?"), &u.path, &u.query);
	return u;
}

bool
url_is_web(str s)
{
	struct url u = url_parse(s);

	return (str_eq_caseless(u.scheme, STR("http")) ||
		       str_eq_caseless(u.scheme, STR("https"))) &&
	       u.host.n;
}

/* Without "." and ".." (RFC 3986, 5.2.4). */
static void
put_path(struct buf *out, str path)
{
	size_t start = out->n;

	while (path.n) {
		size_t n = find_any(str_skip(path, 1), STR("/")) + 1;
		str part = str_take(path, n);
		bool last = n == path.n;

		path = str_skip(path, n);
		if (str_eq(part, STR("/.")) || str_eq(part, STR("/.."))) {
			if (part.n == 3)
				while (out->n > start &&
					out->s[--out->n] != '/')
					;
			if (last)
				buf_putc(out, '/');
		} else {
			buf_put(out, part);
		}
	}
}

static void
put_tail(struct buf *out, const struct url *u, str fragment)
{
	if (u->has_query) {
		buf_putc(out, '?');
		buf_put(out, u->query);
	}
	if (fragment.n) {
		buf_putc(out, '#');
		buf_put(out, fragment);
	}
}

/* The path of ref behind the base's folders. */
static void
put_merged(struct buf *out, const struct url *base, str path)
{
	struct buf joined = { 0 };
	size_t folder = str_find_last(base->path, STR("/"));

	if (!str_starts(path, STR("/")))
		buf_put(&joined, folder == STR_NONE
					 ? STR("/")
					 : str_take(base->path, folder + 1));
	buf_put(&joined, path);
	put_path(out, buf_str(&joined));
	buf_free(&joined);
}

str
url_resolve(str base, str ref, struct arena *perm)
{
	struct url r = url_parse(ref), b = url_parse(base);
	struct buf out = { 0 };

	if (r.scheme.n || !b.scheme.n || (!b.has_host && !r.has_host))
		return ref;
	buf_put(&out, b.scheme);
	buf_put(&out, STR("://"));
	buf_put(&out, r.has_host ? r.host : b.host);
	if (r.has_host) {
		put_path(&out, r.path);
		put_tail(&out, &r, r.fragment);
	} else if (r.path.n) {
		put_merged(&out, &b, r.path);
		put_tail(&out, &r, r.fragment);
	} else {
		buf_put(&out, b.path);
		put_tail(&out, r.has_query ? &r : &b, r.fragment);
	}
	str s = arena_copy(perm, buf_str(&out));
	buf_free(&out);
	return s;
}

static bool
is_tracking(str parameter)
{
	str name, value;

	str_cut(parameter, STR("="), &name, &value);
	for (size_t i = 0; i < sizeof tracking / sizeof *tracking; i++) {
		str t = tracking[i];
		bool head = str_ends(t, STR("*"));

		if (head && str_starts(name, str_take(t, t.n - 1)))
			return true;
		if (!head && str_eq(name, t))
			return true;
	}
	return false;
}

static void
put_host(struct buf *out, str host, bool secure)
{
	str port = secure ? STR(":443") : STR(":80");

	if (str_ends(host, port))
		host = str_take(host, host.n - port.n);
	if (host.n > 4 && str_eq_caseless(str_take(host, 4), STR("www.")))
		host = str_skip(host, 4);
	for (size_t i = 0; i < host.n; i++)
		buf_putc(out, ascii_lower(host.s[i]));
}

static void
put_query(struct buf *out, str query)
{
	char mark = '?';
	str one;

	for (bool more = query.n > 0; more;) {
		more = str_cut(query, STR("&"), &one, &query);
		if (one.n == 0 || is_tracking(one))
			continue;
		buf_putc(out, mark);
		buf_put(out, one);
		mark = '&';
	}
}

str
url_key(str s, struct arena *perm)
{
	struct url u = url_parse(str_trim(s));
	struct buf out = { 0 };

	if (!url_is_web(str_trim(s)))
		return (str){ 0 };
	put_host(&out, u.host, u.scheme.n == 5);
	buf_put(&out, str_ends(u.path, STR("/"))
			      ? str_take(u.path, u.path.n - 1)
			      : u.path);
	put_query(&out, u.query);
	str key = arena_copy(perm, buf_str(&out));
	buf_free(&out);
	return key;
}
