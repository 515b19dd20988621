/*
 * Inputs that hold texts: mail, EPUB, archives.  Each reader gives what it
 * finds part by part; a part is read as an input of its own.
 */
#ifndef CONTENT_PART_H
#define CONTENT_PART_H

#include "content/content.h"
#include "content/document.h"

/* Lives until the call that takes it returns. */
struct part {
	str bytes;
	str name;       /* inside the input: for its ending, and messages */
	enum format as; /* FORMAT_UNKNOWN: by name and bytes */
	str charset;    /* what its carrier says, or empty */
	/* What is known of it: the text's own word is not asked, … */
	struct document sure;
	/* … or counts before this. */
	struct document likely;
};

struct part_sink {
	/* False ends the reading, with its err. */
	bool (*part)(void *ctx, const struct part *, struct err *);
	/* One part of several cannot be read: "name: why". */
	void (*refused)(void *ctx, str name, const struct err *);
	void *ctx;
};

/* Limits of what is unpacked. */
enum {
	PART_MAX = 64 << 20,    /* of one part */
	PARTS_MAX = 100000,     /* in one input */
	PACKED_FREE = 16 << 20, /* from so many bytes unpacked on … */
	PACKED_RATIO = 200,     /* … not more than this for each packed one */
};

/* ERR_INPUT when nothing can be read; the sentence begins behind the name of
 * the input: "is damaged". */
typedef bool part_reader(str bytes, const struct part_sink *, struct err *);

part_reader mail_read, mbox_read, epub_read, archive_read, warc_read;

/* The format's reader; NULL when it holds no parts. */
part_reader *part_reader_of(enum format);

/* Reads an input of such a format: every part by content_read. */
bool parts_read(const struct input *, enum format,
	const struct confirmed_names *, const struct content_sink *,
	struct err *);

/* Tells the document of a part what is known of it. */
void part_tell(const struct part *, struct document *);

/* The formats above by their first bytes, or FORMAT_UNKNOWN. */
enum format part_sniff(str bytes);

#endif
