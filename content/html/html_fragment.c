#include "content/html/html.h"

#include "content/html/html_clean.h"
#include "content/html/page_write.h"

#include "base/i18n.h"

bool
html_blocks(str html, str base, struct arena *perm, struct document *d,
	struct err *e)
{
	struct html_clean clean;
	struct page page;

	html_clean(html, perm, &clean);
	const GumboNode *root = html_tree(buf_str(&clean.markup), perm);
	if (root) {
		page_build(root, perm, &page);
		for (size_t i = 0; i < page.n_blocks; i++)
			page.blocks[i].kept = true;
		page_write(&page, base, perm, d);
	}
	buf_free(&clean.markup);
	return root || err_set(e, ERR_INPUT,
			       _("needs more than %d MiB when taken apart"),
			       HTML_TREE_MAX >> 20);
}
