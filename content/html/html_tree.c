#include "content/html/html_tree.h"

#include <setjmp.h>

/* gumbo cannot be told that there is no memory: it is left by a jump. */
struct parsing {
	struct arena *perm;
	size_t before; /* of the arena's bytes */
	jmp_buf full;
};

static void *
give(void *ctx, size_t n)
{
	struct parsing *p = ctx;

	if (n > HTML_TREE_MAX || p->perm->total - p->before + n > HTML_TREE_MAX)
		longjmp(p->full, 1);
	return arena_alloc(p->perm, 1, _Alignof(max_align_t), n ? n : 1);
}

static void
take_back(void *ctx, void *bytes)
{
	(void)ctx;
	(void)bytes;
}

const GumboNode *
html_tree(str markup, struct arena *perm)
{
	struct parsing p = { .perm = perm, .before = perm->total };
	GumboOptions options = kGumboDefaultOptions;

	options.allocator = give;
	options.deallocator = take_back;
	options.userdata = &p;
	options.max_errors = 0;
	if (setjmp(p.full))
		return NULL;
	return gumbo_parse_with_options(&options, markup.s, markup.n)->root;
}

bool
html_is_element(const GumboNode *n)
{
	return n->type == GUMBO_NODE_ELEMENT || n->type == GUMBO_NODE_TEMPLATE;
}

str
html_attribute(const GumboNode *n, const char *name)
{
	const GumboAttribute *a =
		html_is_element(n)
			? gumbo_get_attribute(&n->v.element.attributes, name)
			: NULL;

	return a ? str_of(a->value) : (str){ 0 };
}

const GumboNode *
html_child(const GumboNode *n, GumboTag tag)
{
	const GumboVector *children = &n->v.element.children;

	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *child = children->data[i];

		if (html_is_element(child) && child->v.element.tag == tag)
			return child;
	}
	return NULL;
}

const GumboNode *
html_next(const GumboNode *root, const GumboNode *n, bool down)
{
	if (down && html_is_element(n) && n->v.element.children.length)
		return n->v.element.children.data[0];
	while (n != root) {
		const GumboVector *row = &n->parent->v.element.children;

		if (n->index_within_parent + 1 < row->length)
			return row->data[n->index_within_parent + 1];
		n = n->parent;
	}
	return NULL;
}
