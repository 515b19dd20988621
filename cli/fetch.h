/*
 * The network: the only code that opens a connection.  Addresses of http and
 * https are fetched several at once, one at a time from a host, with a pause
 * between; redirects are followed by hand, so that each is looked at.  Limits
 * on size (of what is unpacked), time and number of redirects hold for each.
 * libcurl does the rest: TLS, proxies of the environment, compression.
 */
#ifndef CLI_FETCH_H
#define CLI_FETCH_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum {
	FETCH_PARALLEL = 8,
	FETCH_REDIRECTS = 10,
	FETCH_BYTES = 32 << 20,
};

struct fetch {
	/* What is asked for; slices must live until it is done. */
	str url;
	str etag, modified; /* of the last answer: "has it changed since?" */
	int64_t of;         /* the caller's own */

	/* The answer. */
	bool ok, unchanged;
	long status;      /* of HTTP; 0: there was no answer */
	struct buf body;  /* the caller frees it */
	str final, moved; /* moved: where it is for good, or empty */
	str label;        /* the charset that the server names */
	str new_etag, new_modified;
	int64_t retry_after; /* seconds that the server asks for; 0: none */
	struct err why;      /* if not ok: a sentence that names the address */

	/* fetch.c's own. */
	void *handle, *headers;
	int redirects, state;
	bool temporary, too_large;
};

struct fetch_how {
	int pause_ms; /* between two requests to a host */
	int seconds;  /* for one answer */
	size_t bytes; /* of one answer */
	/* Told of each as soon as it is done; it may free the body. */
	void (*done)(void *ctx, struct fetch *);
	bool (*cancelled)(void *ctx); /* asked often; may be NULL */
	void *ctx;
};

/* What is usual: no callbacks. */
struct fetch_how fetch_usual(void);

/*
 * All of v, in about their order.  Answers live in perm, bodies until
 * fetch_free.  False: nothing can be fetched at all, or it was cancelled.
 */
bool fetch_all(struct fetch *v, size_t n, const struct fetch_how *,
	struct arena *perm, struct err *);

void fetch_free(struct fetch *v, size_t n);

#endif
