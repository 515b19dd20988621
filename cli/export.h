/*
 * Articles in formats of other programs.  Each is a beginning, an article and
 * an end, put into a buffer; export.c walks the articles and lets no control
 * character by.
 */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "base/buf.h"
#include "content/article.h"
#include "store/state.h"

/* An article, and what the reader has noted on it, by place. */
struct exported {
	int64_t id;
	const struct article *article;
	const struct note_row *notes;
	size_t n_notes;
};

struct export_format {
	const char *name; /* of --to */
	/* Any of the three may be NULL. */
	void (*begin)(struct buf *);
	void (*article)(struct buf *, const struct exported *);
	void (*end)(struct buf *);
};

/* export_page.c: texts with their headings, lists and quotes. */
void export_markdown(struct buf *, const struct exported *);
void export_org(struct buf *, const struct exported *);
void export_html_begin(struct buf *);
void export_html(struct buf *, const struct exported *);
void export_html_end(struct buf *);

/* export_list.c: one entry an article. */
void export_csv_begin(struct buf *);
void export_csv(struct buf *, const struct exported *);
void export_bibtex(struct buf *, const struct exported *);
void export_atom_begin(struct buf *);
void export_atom(struct buf *, const struct exported *);
void export_atom_end(struct buf *);
void export_jsonl(struct buf *, const struct exported *);

/* The notes that stand in a span of the text: the first from *i on, which moves
 * along; NULL: there is none. */
const struct note_row *export_note(
	const struct exported *, struct span, size_t *i);

/* With what HTML and XML have for "<", "&" and quotation marks. */
void export_escaped(struct buf *, str);

#endif
