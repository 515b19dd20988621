#include "cli/fetch.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "base/late.h"
#include "config.h"
#include "content/charset/declare.h"
#include "content/html/url.h"

/* Its checks of types know only functions that are linked. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

enum {
	CONNECT_SECONDS = 10,
	SECONDS = 60,
	SLOW_SECONDS = 20, /* with less than … */
	SLOW_BYTES = 64,   /* … a second: it is given up */
	PAUSE_MS = 1000,
	WAIT_MS = 100, /* so that a wish to stop is seen */
	HEADER_MAX = 1024,
};

static struct {
#define CALL(name) __typeof__(name) *name;
#include "cli/curl.def"
} late;

static const char *const late_names[] = {
#define CALL(name) #name,
#include "cli/curl.def"
};

enum state { WAITS, RUNS, DONE };

struct net {
	struct fetch *v;
	size_t n, running, left;
	const struct fetch_how *how;
	struct arena *perm;
	CURLM *multi;
	double *ready; /* by fetch: its host is not asked before */
	str *hosts;
};

struct fetch_how
fetch_usual(void)
{
	return (struct fetch_how){
		.pause_ms = PAUSE_MS, .seconds = SECONDS, .bytes = FETCH_BYTES
	};
}

/* The host without user and port. */
static str
host_of(str url)
{
	str host = url_parse(url).host;
	size_t at = str_find_last(host, STR("@"));

	host = at == STR_NONE ? host : str_skip(host, at + 1);
	size_t port = str_find_last(host, STR(":"));
	size_t bracket = str_find_last(host, STR("]"));
	return port == STR_NONE || (bracket != STR_NONE && bracket > port)
		       ? host
		       : str_take(host, port);
}

static size_t
on_body(char *s, size_t one, size_t n, void *ctx)
{
	struct fetch *f = ctx;

	(void)one;
	buf_put(&f->body, (str){ s, n });
	if (!f->body.full)
		return n;
	f->too_large = true;
	return 0;
}

struct header_ctx {
	struct fetch *f;
	struct arena *perm;
};

static bool
is_header(str line, str name, str *value)
{
	if (line.n <= name.n || line.s[name.n] != ':' || line.n > HEADER_MAX ||
		!str_starts_caseless(line, name))
		return false;
	*value = str_trim(str_skip(line, name.n + 1));
	return true;
}

static size_t
on_header(char *s, size_t one, size_t n, void *ctx)
{
	struct header_ctx *h = ctx;
	str line = { s, n }, value;

	(void)one;
	/* Each answer begins anew: of several, the last counts. */
	if (str_starts(line, STR("HTTP/"))) {
		h->f->new_etag = h->f->new_modified = (str){ 0 };
		buf_reset(&h->f->body);
	}
	if (is_header(line, STR("etag"), &value))
		h->f->new_etag = arena_copy(h->perm, value);
	else if (is_header(line, STR("last-modified"), &value))
		h->f->new_modified = arena_copy(h->perm, value);
	return n;
}

static struct curl_slist *
headers_of(const struct fetch *f, struct arena *perm)
{
	struct curl_slist *list = late.curl_slist_append(NULL,
		"Accept: application/atom+xml, application/rss+xml,"
		" application/feed+json, application/xml;q=0.9,"
		" text/html;q=0.8, */*;q=0.5");

	if (f->etag.n)
		list = late.curl_slist_append(
			list, arena_printf(perm, "If-None-Match: %.*s",
				      STR_ARG(f->etag))
				      .s);
	if (f->modified.n)
		list = late.curl_slist_append(
			list, arena_printf(perm, "If-Modified-Since: %.*s",
				      STR_ARG(f->modified))
				      .s);
	return list;
}

static void
set_options(struct net *net, struct fetch *f, CURL *c)
{
	struct header_ctx *h = arena_new(net->perm, struct header_ctx, 1);

	*h = (struct header_ctx){ f, net->perm };
	f->headers = headers_of(f, net->perm);
	late.curl_easy_setopt(c, CURLOPT_URL, arena_cstr(net->perm, f->final));
	late.curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
	late.curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
	late.curl_easy_setopt(c, CURLOPT_HTTPHEADER, f->headers);
	late.curl_easy_setopt(
		c, CURLOPT_USERAGENT, PACKAGE_NAME "/" PACKAGE_VERSION);
	late.curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "");
	late.curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	/* What is left over from an answer of a wrong length would be taken
	 * for the beginning of the next. */
	late.curl_easy_setopt(c, CURLOPT_FORBID_REUSE, 1L);
	late.curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
	late.curl_easy_setopt(c, CURLOPT_TIMEOUT, (long)net->how->seconds);
	late.curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, (long)SLOW_BYTES);
	late.curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, (long)SLOW_SECONDS);
	late.curl_easy_setopt(
		c, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)net->how->bytes);
	late.curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_body);
	late.curl_easy_setopt(c, CURLOPT_WRITEDATA, f);
	late.curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, on_header);
	late.curl_easy_setopt(c, CURLOPT_HEADERDATA, h);
	late.curl_easy_setopt(c, CURLOPT_PRIVATE, f);
}

static void
finish(struct net *net, struct fetch *f)
{
	f->state = DONE;
	net->left--;
	if (net->how->done)
		net->how->done(net->how->ctx, f);
}

static void
fail(struct net *net, struct fetch *f, const char *why)
{
	err_set(&f->why, ERR_INPUT, "%.*s: %s", STR_ARG(str_take(f->url, 200)),
		why);
	f->ok = false;
	finish(net, f);
}

static void
start(struct net *net, struct fetch *f)
{
	CURL *c = late.curl_easy_init();

	if (!url_is_web(f->final)) {
		late.curl_easy_cleanup(c);
		fail(net, f, _("only http and https are fetched"));
		return;
	}
	if (!c)
		arena_exhausted();
	buf_free(&f->body);
	f->body = (struct buf){ .max = net->how->bytes };
	f->handle = c;
	f->state = RUNS;
	set_options(net, f, c);
	late.curl_multi_add_handle(net->multi, c);
	net->running++;
}

/* May this one begin now?  Not while its host is busy, or rests. */
static bool
is_free(struct net *net, size_t i, double now)
{
	if (net->ready[i] > now)
		return false;
	for (size_t k = 0; k < net->n; k++)
		if (net->v[k].state == RUNS &&
			str_eq(net->hosts[k], net->hosts[i]))
			return false;
	return true;
}

static size_t
start_some(struct net *net)
{
	double now = clock_seconds(CLOCK_MONOTONIC) * 1e3;
	size_t left = net->left, before = net->running;

	for (size_t i = 0; i < net->n && net->running < FETCH_PARALLEL; i++)
		if (net->v[i].state == WAITS && is_free(net, i, now))
			start(net, &net->v[i]);
	/* One that cannot begin is done. */
	return net->running - before + (left - net->left);
}

/* A host that has been asked rests. */
static void
rest(struct net *net, const struct fetch *f)
{
	str host = net->hosts[f - net->v];
	double until =
		clock_seconds(CLOCK_MONOTONIC) * 1e3 + net->how->pause_ms;

	for (size_t i = 0; i < net->n; i++)
		if (str_eq(net->hosts[i], host))
			net->ready[i] = until;
}

static bool
is_redirect(long status)
{
	return status == 301 || status == 302 || status == 303 ||
	       status == 307 || status == 308;
}

/* Follows one; a chain of permanent ones says where the page is for good. */
static void
redirect(struct net *net, struct fetch *f, const char *to)
{
	if (!to || !url_is_web(str_of(to))) {
		fail(net, f,
			_("leads to an address that is not of http or https"));
		return;
	}
	if (++f->redirects > FETCH_REDIRECTS) {
		fail(net, f, _("leads on and on"));
		return;
	}
	f->temporary |= f->status != 301 && f->status != 308;
	f->final = arena_copy(net->perm, str_of(to));
	if (!f->temporary)
		f->moved = f->final;
	net->hosts[f - net->v] = host_of(f->final);
	net->ready[f - net->v] = 0;
	f->state = WAITS;
}

static const char *
failure(const struct fetch *f, CURLcode code)
{
	if (f->too_large || code == CURLE_FILESIZE_EXCEEDED)
		return _("is larger than can be taken");
	switch (code) {
	case CURLE_OPERATION_TIMEDOUT: return _("does not answer in time");
	case CURLE_COULDNT_RESOLVE_HOST: return _("no such host is known");
	case CURLE_COULDNT_CONNECT: return _("no connection can be made");
	case CURLE_PARTIAL_FILE: return _("the answer is cut off");
	case CURLE_GOT_NOTHING: return _("the answer is empty");
	case CURLE_WRITE_ERROR:
	case CURLE_BAD_CONTENT_ENCODING:
		return _("the answer cannot be unpacked");
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
		return _("the connection would not be safe");
	default: return late.curl_easy_strerror(code);
	}
}

static void
take_answer(struct net *net, struct fetch *f, CURL *c)
{
	struct arena tmp = { 0 };
	curl_off_t after = 0;
	char *type = NULL;

	late.curl_easy_getinfo(c, CURLINFO_RETRY_AFTER, &after);
	late.curl_easy_getinfo(c, CURLINFO_CONTENT_TYPE, &type);
	f->retry_after = after;
	f->label = arena_copy(net->perm, declare_in_type(str_of(type)));
	f->unchanged = f->status == 304;
	f->ok = f->unchanged || f->status / 100 == 2;
	if (f->ok)
		finish(net, f);
	else
		fail(net, f,
			arena_printf(
				&tmp, _("the server answers %ld"), f->status)
				.s);
	arena_free(&tmp);
}

static void
end(struct net *net, struct fetch *f, CURLcode code)
{
	CURL *c = f->handle;
	char *to = NULL;

	late.curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &f->status);
	late.curl_easy_getinfo(c, CURLINFO_REDIRECT_URL, &to);
	late.curl_multi_remove_handle(net->multi, c);
	net->running--;
	rest(net, f);
	if (code != CURLE_OK)
		fail(net, f, failure(f, code));
	else if (is_redirect(f->status))
		redirect(net, f, to);
	else
		take_answer(net, f, c);
	late.curl_easy_cleanup(c);
	late.curl_slist_free_all(f->headers);
	f->handle = f->headers = NULL;
}

/* Did any end? */
static bool
end_some(struct net *net)
{
	bool any = false;
	CURLMsg *m;
	int more;

	while ((m = late.curl_multi_info_read(net->multi, &more))) {
		struct fetch *f;

		if (m->msg != CURLMSG_DONE)
			continue;
		late.curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, &f);
		end(net, f, m->data.result);
		any = true;
	}
	return any;
}

static bool
run(struct net *net, struct err *e)
{
	int running;

	while (net->left) {
		if (net->how->cancelled && net->how->cancelled(net->how->ctx))
			return err_set(e, ERR_INPUT, _("stopped"));
		size_t begun = start_some(net);
		late.curl_multi_perform(net->multi, &running);
		bool ended = end_some(net);
		if (net->left && begun == 0 && !ended)
			late.curl_multi_poll(
				net->multi, NULL, 0, WAIT_MS, NULL);
	}
	return true;
}

/* What was on its way when it was stopped. */
static void
stop(struct net *net)
{
	for (size_t i = 0; i < net->n; i++) {
		struct fetch *f = &net->v[i];

		if (!f->handle)
			continue;
		late.curl_multi_remove_handle(net->multi, f->handle);
		late.curl_easy_cleanup(f->handle);
		late.curl_slist_free_all(f->headers);
		f->handle = f->headers = NULL;
	}
	late.curl_multi_cleanup(net->multi);
}

bool
fetch_all(struct fetch *v, size_t n, const struct fetch_how *how,
	struct arena *perm, struct err *e)
{
	struct net net = {
		.v = v, .n = n, .left = n, .how = how, .perm = perm
	};

	if (!late_load(CURL_LIBRARY, late_names,
		    sizeof late_names / sizeof *late_names, &late, e))
		return false;
	if (late.curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK ||
		!(net.multi = late.curl_multi_init()))
		return err_set(e, ERR_IO, _("the network cannot be used"));
	net.ready = arena_new(perm, double, n);
	net.hosts = arena_new(perm, str, n);
	for (size_t i = 0; i < n; i++) {
		v[i].final = v[i].url;
		net.hosts[i] = host_of(v[i].url);
	}
	bool ok = run(&net, e);
	stop(&net);
	return ok;
}

void
fetch_free(struct fetch *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_free(&v[i].body);
}
