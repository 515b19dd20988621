/*
 * From bytes to understood articles: decode, read the format, extract.
 */
#ifndef CONTENT_CONTENT_H
#define CONTENT_CONTENT_H

#include "base/err.h"
#include "content/names/name.h"

enum format {
	FORMAT_UNKNOWN,
#define FORMAT(id, name, endings) FORMAT_##id,
#include "content/format/formats.def"
};

/* What the caller knows about an input; empty: nothing. */
struct part;

struct input {
	str bytes;
	str path; /* for its ending, and for messages */
	enum format as;
	str charset; /* --charset: wins over what the bytes look like */
	str label;   /* the charset that the carrier names, which may lose */
	str url, source, date;
	size_t lines_before; /* bytes are a part of an input, cut at lines */
	const struct part *part; /* out of another input (part.h), or NULL */
	int depth;               /* how many inputs it is inside of */
	const struct source_sink *keeper; /* or NULL */
};

/* The bytes that an article is made of, told before it. */
struct source {
	str bytes, path;
	size_t line;  /* of the input at path; 0: all of it */
	str declared; /* the charset that they claim, and are not in */
	bool shared;  /* other articles come from them, too */
};

struct source_sink {
	void (*source)(void *ctx, const struct source *);
	void *ctx;
};

/* Takes one finished article, which lives until the call returns.  False
 * stops the reading (and content_read returns false with its err). */
typedef bool article_fn(void *ctx, const struct article *, struct err *);

/* Tells of one refused part (a bad line of JSON Lines); reading goes on. */
typedef void refused_fn(void *ctx, const struct err *);

struct content_sink {
	article_fn *article;
	refused_fn *refused;
	void *ctx;
};

/*
 * Reads one input, which may hold many articles.  ERR_INPUT: nothing of it
 * can be used; the sentence names the path and says why.
 */
bool content_read(const struct input *, const struct confirmed_names *,
	const struct content_sink *, struct err *);

/* By name ("markdown"); FORMAT_UNKNOWN for none. */
enum format format_by_name(str name);
const char *format_name(enum format);

/* By the path's ending, then by how the bytes begin; empty bytes: by the
 * ending alone. */
enum format format_guess(str path, str bytes);
bool format_has_ending(enum format, str path);

/* Formats whose lines are articles of their own, so that an input may be cut
 * at line ends and the parts be read apart. */
bool format_is_lines(enum format);

/* The longest text of one article; longer ones are split. */
enum { ARTICLE_TEXT_MAX = 8 << 20 };

#endif
