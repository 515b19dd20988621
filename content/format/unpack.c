#include "content/format/unpack.h"

#include "base/buf.h"
#include "base/i18n.h"
#include "base/late.h"
#include "config.h"
#include "content/charset/decode.h"
#include "content/format/part.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

static struct {
#define CALL(name) __typeof__(name) *name;
#include "content/format/archive.def"
} late;

static const char *const late_names[] = {
#define CALL(name) #name,
#include "content/format/archive.def"
};

struct unpack {
	struct archive *a;
	unpack_wants *wants;
	struct arena *perm;
	struct buf bytes;
	size_t packed; /* bytes in all */
	uint64_t unpacked;
	size_t n;
};

static bool
load(struct err *e)
{
	return late_load(ARCHIVE_LIBRARY, late_names,
		sizeof late_names / sizeof *late_names, &late, e);
}

static bool
damaged(struct archive *a, struct err *e)
{
	const char *why = late.archive_error_string(a);

	return err_set(e, ERR_INPUT, _("is damaged: %s"),
		why ? why : _("the archive ends too early"));
}

bool
unpack_open(str bytes, unpack_wants *wants, struct arena *perm,
	struct unpack **out, struct err *e)
{
	if (!load(e))
		return false;
	struct unpack *u = arena_new(perm, struct unpack, 1);
	*u = (struct unpack){ .wants = wants, .perm = perm, .packed = bytes.n };
	u->bytes.max = PART_MAX;
	u->a = late.archive_read_new();
	if (!u->a)
		arena_exhausted();
	late.archive_read_support_format_zip(u->a);
	late.archive_read_support_format_tar(u->a);
	*out = u;
	if (late.archive_read_open_memory(u->a, bytes.s, bytes.n) == ARCHIVE_OK)
		return true;
	damaged(u->a, e);
	unpack_close(u);
	return false;
}

void
unpack_close(struct unpack *u)
{
	late.archive_read_free(u->a);
	buf_free(&u->bytes);
}

/* The name as text: old archives write it in the charset of their maker. */
static str
entry_name(struct unpack *u, struct archive_entry *entry)
{
	const char *s = late.archive_entry_pathname_utf8(entry);
	struct decoded d;

	if (!s)
		s = late.archive_entry_pathname(entry);
	if (!s)
		return STR("?");
	return decode(str_of(s), (str){ 0 }, false, u->perm, &d, NULL)
		       ? arena_copy(u->perm, d.text)
		       : STR("?");
}

/* Does a name lead out of the folder that it is unpacked in? */
static bool
leads_out(str name)
{
	str one, rest = name;

	if (str_starts(name, STR("/")) || str_find(name, STR("\\")) != STR_NONE)
		return true;
	for (bool more = true; more;) {
		more = str_cut(rest, STR("/"), &one, &rest);
		if (str_eq(one, STR("..")))
			return true;
	}
	return false;
}

static bool
is_bomb(const struct unpack *u)
{
	return u->unpacked > PACKED_FREE &&
	       u->unpacked / PACKED_RATIO > u->packed;
}

static enum unpack_state
read_data(struct unpack *u, struct unpacked *out, struct err *e)
{
	const void *block;
	size_t n;
	la_int64_t at;
	int got;

	buf_reset(&u->bytes);
	while ((got = late.archive_read_data_block(u->a, &block, &n, &at)) ==
		ARCHIVE_OK) {
		u->unpacked += n;
		buf_put(&u->bytes, (str){ block, n });
		if (is_bomb(u)) {
			err_set(e, ERR_INPUT,
				_("unpacks to more than %d times its size"),
				PACKED_RATIO);
			return UNPACK_FAILED;
		}
		if (u->bytes.full) {
			err_set(e, ERR_INPUT, _("is larger than %d MiB"),
				PART_MAX >> 20);
			return UNPACK_SKIPPED;
		}
	}
	if (got == ARCHIVE_EOF || got == ARCHIVE_WARN) {
		out->bytes = buf_str(&u->bytes);
		return UNPACK_FILE;
	}
	damaged(u->a, e);
	return got == ARCHIVE_FATAL ? UNPACK_FAILED : UNPACK_SKIPPED;
}

static enum unpack_state
read_entry(struct unpack *u, struct archive_entry *entry, struct unpacked *out,
	struct err *e)
{
	if (leads_out(out->name))
		err_set(e, ERR_INPUT,
			_("would be put outside of the archive's folder"));
	else if (late.archive_entry_is_encrypted(entry))
		err_set(e, ERR_INPUT, _("is encrypted"));
	else
		return read_data(u, out, e);
	return UNPACK_SKIPPED;
}

enum unpack_state
unpack_next(struct unpack *u, struct unpacked *out, struct err *e)
{
	struct archive_entry *entry;

	for (;;) {
		int got = late.archive_read_next_header(u->a, &entry);

		*out = (struct unpacked){ 0 };
		if (got == ARCHIVE_EOF)
			return UNPACK_END;
		if (got == ARCHIVE_FATAL || got == ARCHIVE_RETRY) {
			damaged(u->a, e);
			return UNPACK_FAILED;
		}
		if (++u->n > PARTS_MAX) {
			err_set(e, ERR_INPUT, _("holds more than %d files"),
				PARTS_MAX);
			return UNPACK_FAILED;
		}
		if (late.archive_entry_filetype(entry) != AE_IFREG)
			continue;
		out->name = entry_name(u, entry);
		if (leads_out(out->name) || u->wants(out->name))
			return read_entry(u, entry, out, e);
	}
}

/* Bytes of one stream, into b until it is full. */
static bool
read_stream(struct archive *a, size_t packed, struct buf *b, struct err *e)
{
	struct archive_entry *entry;
	const void *block;
	size_t n;
	la_int64_t at;
	int got = late.archive_read_next_header(a, &entry);

	while (got == ARCHIVE_OK && !b->full) {
		got = late.archive_read_data_block(a, &block, &n, &at);
		if (got == ARCHIVE_OK)
			buf_put(b, (str){ block, n });
		if (b->n > PACKED_FREE && b->n / PACKED_RATIO > packed)
			return err_set(e, ERR_INPUT,
				_("unpacks to more than %d times its size"),
				PACKED_RATIO);
	}
	if (b->full)
		return err_set(e, ERR_INPUT, _("is larger than %d MiB"),
			(int)(b->max >> 20));
	return got == ARCHIVE_EOF || damaged(a, e);
}

bool
unpack_stream(
	str bytes, size_t most, struct arena *perm, str *out, struct err *e)
{
	if (!load(e))
		return false;
	struct archive *a = late.archive_read_new();
	struct buf b = { .max = most };

	if (!a)
		arena_exhausted();
	late.archive_read_support_format_raw(a);
	late.archive_read_support_filter_gzip(a);
	late.archive_read_support_filter_zstd(a);
	bool ok =
		late.archive_read_open_memory(a, bytes.s, bytes.n) == ARCHIVE_OK
			? read_stream(a, bytes.n, &b, e)
			: damaged(a, e);
	late.archive_read_free(a);
	*out = arena_copy(perm, buf_str(&b));
	buf_free(&b);
	return ok;
}
