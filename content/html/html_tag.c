#include "content/html/html_tag.h"

#define BLOCK HTML_BLOCK
#define SKIP HTML_SKIP
#define DROP HTML_DROP
#define HOLE HTML_HOLE
#define VOID HTML_VOID
#define LOOSE HTML_LOOSE
#define SPAN HTML_SPAN
#define NAMED HTML_NAMED

static const uint8_t flags_of[GUMBO_TAG_LAST + 1] = {
#define TAG(id, flags) [GUMBO_TAG_##id] = (flags),
#include "content/html/html_tags.def"
};

GumboTag
html_tag_find(str name)
{
	return gumbo_tagn_enum(name.s, (unsigned)name.n);
}

unsigned
html_tag_flags(GumboTag tag)
{
	unsigned flags = flags_of[tag];

	return flags ? flags : HTML_SPAN;
}

int
html_tag_level(GumboTag tag)
{
	switch (tag) {
	case GUMBO_TAG_H1: return 1;
	case GUMBO_TAG_H2: return 2;
	case GUMBO_TAG_H3: return 3;
	case GUMBO_TAG_H4: return 4;
	case GUMBO_TAG_H5: return 5;
	case GUMBO_TAG_H6: return 6;
	default: return 0;
	}
}
