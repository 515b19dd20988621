/* Values behind labels in a page's text: "作者：张三", "来源 | 某报". */
#ifndef CONTENT_PAGE_VALUE_H
#define CONTENT_PAGE_VALUE_H

#include "content/html/page_facts.h"

enum { PAGE_CREDIT_BYTES = 240 }; /* of a block that is a credit */

/* Is one of the words in s? */
bool page_has_word(str s, enum page_word_list);

/* How long what parts a label from its value is. */
size_t page_value_gap(str s);

/* s up to what ends a value: another label, a date, a bracket. */
str page_value_cut(str s, struct arena *perm);

/* Could it name somebody or a house?  An account is one without any mark. */
bool page_value_is(str s);
bool page_value_is_account(str s);

/* What stands behind one of the labels and its colon, or empty. */
str page_value_behind(str s, enum page_word_list labels, struct arena *perm);

str page_text_of(const struct page_reader *, size_t block);

/* Tries blocks beside the title and the start of the text, then those behind
 * its end, until one does. */
typedef bool page_try(struct page_reader *, size_t block);

bool page_beside(struct page_reader *, page_try *);

#endif
