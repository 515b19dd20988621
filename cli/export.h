/*
 * Articles in formats of other programs.  Each is a beginning, an article and
 * an end, put into a buffer; export.c walks the articles and lets no control
 * character by.
 */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "base/buf.h"
#include "content/article.h"

struct export_format {
	const char *name; /* of --to */
	/* Any of the three may be NULL. */
	void (*begin)(struct buf *);
	void (*article)(struct buf *, int64_t id, const struct article *);
	void (*end)(struct buf *);
};

/* NULL at the end. */
extern const struct export_format export_formats[];

/* export_page.c: texts with their headings, lists and quotes. */
void export_markdown(struct buf *, int64_t id, const struct article *);
void export_org(struct buf *, int64_t id, const struct article *);
void export_html_begin(struct buf *);
void export_html(struct buf *, int64_t id, const struct article *);
void export_html_end(struct buf *);

/* export_list.c: one entry an article. */
void export_csv_begin(struct buf *);
void export_csv(struct buf *, int64_t id, const struct article *);
void export_bibtex(struct buf *, int64_t id, const struct article *);
void export_atom_begin(struct buf *);
void export_atom(struct buf *, int64_t id, const struct article *);
void export_atom_end(struct buf *);
void export_jsonl(struct buf *, int64_t id, const struct article *);

/* With what HTML and XML have for "<", "&" and quotation marks. */
void export_escaped(struct buf *, str);

#endif
