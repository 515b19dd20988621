/* The parts of tests/store, a file each; a number of failures. */
#ifndef TESTS_STORE_GROUPS_H
#define TESTS_STORE_GROUPS_H

int test_rows(void);        /* store_rows.c: what went in comes back */
int test_players(void);     /* store_players.c: one player over many articles */
int test_corrections(void); /* store_corrections.c: what a reader mends */
int test_files(void);     /* store_files.c: what is an archive, what is none */
int test_read_only(void); /* store_read_only.c: what can only be read */
int test_users(void);     /* store_users.c: two at once, sudden ends */
int test_state(void);     /* store_state.c: his own database */
int test_deeds(void);   /* store_deeds.c: what the reader did, and undoing it */
int test_hidden(void);  /* store_hidden.c: what is archived or deleted */
int test_parts(void);   /* store_parts.c: dates, sentences, migrations */
int test_feeds(void);   /* store_feeds.c: feeds, and what is new of them */
int test_listing(void); /* store_listing.c: lists read by pieces */

#endif
