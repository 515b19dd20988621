#include "content/format/part.h"

#include "base/i18n.h"

#include "config.h"

#ifndef HAVE_MAIL
bool
mail_read(str bytes, const struct part_sink *sink, struct err *e)
{
	(void)bytes, (void)sink;
	return err_set(e, ERR_INPUT,
		_("is mail, which this jianbao was built without"));
}

bool
mbox_read(str bytes, const struct part_sink *sink, struct err *e)
{
	return mail_read(bytes, sink, e);
}
#endif

#ifndef HAVE_ARCHIVES
bool
archive_read(str bytes, const struct part_sink *sink, struct err *e)
{
	(void)bytes, (void)sink;
	return err_set(e, ERR_INPUT,
		_("is an archive, which this jianbao was built without"));
}

bool
epub_read(str bytes, const struct part_sink *sink, struct err *e)
{
	return archive_read(bytes, sink, e);
}

bool
warc_read(str bytes, const struct part_sink *sink, struct err *e)
{
	return archive_read(bytes, sink, e);
}
#endif

part_reader *
part_reader_of(enum format f)
{
	switch (f) {
	case FORMAT_MAIL: return mail_read;
	case FORMAT_MBOX: return mbox_read;
	case FORMAT_EPUB: return epub_read;
	case FORMAT_ARCHIVE: return archive_read;
	case FORMAT_WARC: return warc_read;
	default: return NULL;
	}
}

/*
 * Does it begin with header lines of mail?  At least two, one of them that
 * only mail has: "From: …" may stand at the top of any text.
 */
static bool
is_mail(str s)
{
	static const str sure[] = { STR0("received:"), STR0("mime-version:"),
		STR0("message-id:"), STR0("return-path:"),
		STR0("delivered-to:"), STR0("dkim-signature:"),
		STR0("content-transfer-encoding:"), STR0("x-mailer:") };
	bool found = false;
	str line;
	int n = 0;

	for (; n < 40 && str_line(&s, &line) && line.n; n++) {
		size_t colon = str_find_byte(line, ':');
		size_t blank = str_find_byte(line, ' ');

		/* The first line must be a header, others may go on. */
		if (line.s[0] != ' ' && line.s[0] != '\t' &&
			(colon == STR_NONE || colon == 0 || blank < colon))
			return false;
		for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
			found |= str_starts_caseless(line, sure[i]);
	}
	return found && n > 1;
}

static bool
is_epub(str s)
{
	/* The first file in it is "mimetype", stored as it is. */
	return str_find(str_take(s, 128), STR("mimetypeapplication/epub")) !=
	       STR_NONE;
}

enum format
part_sniff(str s)
{
	if (str_starts(s, STR("PK\x03\x04")) ||
		str_starts(s, STR("PK\x05\x06")))
		return is_epub(s) ? FORMAT_EPUB : FORMAT_ARCHIVE;
	if (str_starts(s, STR("WARC/")))
		return FORMAT_WARC;
	if (str_starts(s, STR("\x1F\x8B")) ||
		str_starts(s, STR("\x28\xB5\x2F\xFD")) ||
		str_eq(str_slice(s, 257, 262), STR("ustar")))
		return FORMAT_ARCHIVE;
	str line, rest = s;
	if (str_starts(s, STR("From ")) && str_line(&rest, &line) &&
		str_find(line, STR(":")) != STR_NONE && is_mail(rest))
		return FORMAT_MBOX;
	return is_mail(s) ? FORMAT_MAIL : FORMAT_UNKNOWN;
}
