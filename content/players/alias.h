/*
 * The rules by which the forms of a cast are found to name the same one;
 * alias.c runs them in order.  A rule lets long names claim short ones; a
 * short one that two different players claim stays alone, unless only one of
 * them has been named before it.  Each rule is linear in the forms.
 */
#ifndef CONTENT_ALIAS_H
#define CONTENT_ALIAS_H

#include "content/players/cast.h"

/* whole says that little may be short for it; little may be NULL. */
void alias_claim(struct cast *, struct form *little, struct form *whole);

/* The same, and it is of the other's kind, if nobody knows it. */
void alias_claim_as(struct cast *, struct form *little, struct form *whole);

/* Joins them though their kinds differ: one was taken for what it is not. */
void alias_join_as(struct cast *, struct form *, struct form *);

/* Are both in the table of known names, as two? */
bool alias_known_apart(const struct form *, const struct form *);

/* Is a word for another size or sort of a product in its name: Kite Pro? */
bool alias_has_variant(str surface);

/* The next digit of a key at or behind *at, 0 at its end. */
char alias_next_digit(str key, size_t *at);

/* What the text says of names that stand next to each other (alias_text.c):
 * who is listed side by side is not the same, A（下称“B”） is. */
void alias_part_listed(struct cast *);
void alias_join_defined(struct cast *);
void alias_join_told(struct cast *); /* name.of */

/* What one form claims. */
typedef void claim_fn(struct cast *, struct form *);

/* Organisations and places (alias_firm.c). */
claim_fn claim_without_tail, claim_without_trade, claim_without_word,
	claim_without_sort, claim_lab, claim_head;

void alias_join_bare(struct cast *);
void alias_join_firms(struct cast *);
void alias_find_entries(struct cast *);

/* 星桥精密仪器 of 江城星桥精密仪器, or it as it is. */
str alias_without_place(str key);

/* A firm's name without its last tail, the longest one, or as it is if it has
 * none; sure: the tail is a …公司 or …集团. */
str firm_without_tail(str key, bool *sure);

/* Short for long Chinese names (alias_short.c). */
void claim_abbreviations(struct cast *);
void alias_join_variants(struct cast *); /* name_variant.h */
claim_fn claim_without_owner;

/* Products, and names in two scripts (alias_product.c). */
claim_fn claim_model, claim_version, claim_halves, claim_title, claim_renewed;

/* Kite Heron = 风筝Heron, where the table has Kite and 风筝 as one maker. */
void alias_join_twins(struct cast *);

/* Persons (alias_person.c). */
enum { ALIAS_DOT = 0xB7 }; /* as lookup_fold has it */

/* The parts of a name before its first and behind its last dot or blank; false,
 * and all of it: there is none. */
bool alias_cut_parts(str name, uint32_t between, str *first, str *last);

claim_fn claim_parts, claim_given, claim_surname;
void alias_find_persons(struct cast *);
void claim_addresses(struct cast *);

/* Latin names (alias_latin.c). */
claim_fn claim_initials;
void claim_slips(struct cast *);

/* Names in two scripts that sound alike (alias_sound.c). */
void alias_join_sounds(struct cast *);

#endif
