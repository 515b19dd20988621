/* Archives of files: zip and tar, pages saved by a browser among them. */
#include "content/format/part.h"

#include "base/file.h"
#include "base/i18n.h"
#include "content/format/unpack.h"

#include <string.h>

/*
 * A browser keeps a page's pictures and scripts in a folder beside it that is
 * named after it; systems leave folders of their own.
 */
static bool
is_beside(str folder)
{
	return str_ends(folder, STR("_files")) ||
	       str_ends(folder, STR(".files")) ||
	       str_ends(folder, STR("_file")) || str_starts(folder, STR(".")) ||
	       str_eq(folder, STR("__MACOSX"));
}

/* A file with an ending that we know, or with none: then by its bytes. */
static bool
wants(str name)
{
	str folder, rest = name;

	while (str_cut(rest, STR("/"), &folder, &rest))
		if (is_beside(folder))
			return false;
	if (str_starts(rest, STR(".")))
		return false;
	return !path_ending(name).n ||
	       format_guess(name, (str){ 0 }) != FORMAT_TEXT ||
	       format_has_ending(FORMAT_TEXT, name);
}

/* Is it worth a try?  What has no ending may be anything. */
static bool
is_text(const struct unpacked *file)
{
	return path_ending(file->name).n ||
	       !memchr(file->bytes.s, 0,
		       file->bytes.n < 512 ? file->bytes.n : 512);
}

static bool
give(const struct part_sink *sink, const struct unpacked *file, struct err *e)
{
	struct part p = { .bytes = file->bytes, .name = file->name };

	return sink->part(sink->ctx, &p, e);
}

static bool
read_files(struct unpack *u, const struct part_sink *sink, size_t *texts,
	struct err *e)
{
	struct unpacked file;
	struct err why;

	for (;;) {
		why = (struct err){ 0 };
		switch (unpack_next(u, &file, &why)) {
		case UNPACK_END: return true;
		case UNPACK_FAILED: return err_set(e, why.kind, "%s", why.text);
		case UNPACK_SKIPPED:
			sink->refused(sink->ctx, file.name, &why);
			++*texts;
			break;
		case UNPACK_FILE:
			if (!file.bytes.n || !is_text(&file))
				break;
			++*texts;
			if (!give(sink, &file, e))
				return false;
		}
	}
}

static bool
read_archive(str bytes, const struct part_sink *sink, struct err *e)
{
	struct arena tmp = { 0 };
	struct unpack *u;
	size_t texts = 0;
	bool ok = unpack_open(bytes, wants, &tmp, &u, e);

	if (ok) {
		ok = read_files(u, sink, &texts, e);
		unpack_close(u);
	}
	arena_free(&tmp);
	if (ok && !texts)
		return err_set(e, ERR_INPUT, _("holds no text"));
	return ok;
}

static bool
is_tar(str bytes)
{
	return str_eq(str_slice(bytes, 257, 262), STR("ustar"));
}

/* "page.html.gz", "pages.tar.gz", "crawl.warc.gz" */
static bool
read_packed(str bytes, const struct part_sink *sink, struct err *e)
{
	struct arena tmp = { 0 };
	struct part p = { 0 };
	bool ok = unpack_stream(bytes, PART_MAX, &tmp, &p.bytes, e);

	if (!ok)
		;
	else if (str_starts(p.bytes, STR("WARC/")))
		ok = warc_read(p.bytes, sink, e);
	else if (is_tar(p.bytes))
		ok = read_archive(p.bytes, sink, e);
	else {
		/* The ending is that of the packing. */
		p.as = format_guess((str){ 0 }, p.bytes);
		ok = sink->part(sink->ctx, &p, e);
	}
	arena_free(&tmp);
	return ok;
}

bool
archive_read(str bytes, const struct part_sink *sink, struct err *e)
{
	if (str_starts(bytes, STR("PK")) || is_tar(bytes))
		return read_archive(bytes, sink, e);
	return read_packed(bytes, sink, e);
}
