/*
 * Inside of quote_find: which marked phrases are speech (quote_direct.c),
 * which statements are reported without marks (quote_indirect.c), who speaks
 * (speaker.c, quote_speaker.c).
 */
#ifndef CONTENT_QUOTE_H
#define CONTENT_QUOTE_H

#include "content/quotes/speaker.h"
#include "content/words/tally.h"

/* What is learnt; see tally.h. */
extern struct tally_table direct_weights, beside_weights, trigger_weights,
	continue_weights, pronoun_weights, speaker_weights;

/* Features named by the letters of a span: all pairs of Han letters that stand
 * together; its first letter, and its first two. */
void feature_pairs(
	const struct reading *, const char *name, struct span, struct tally *);
void feature_opening(
	const struct reading *, const char *name, struct span, struct tally *);

/* The words before a place in a sentence, from the sentence's start on: the
 * last few, and what sentence and clause open with. */
void feature_before(const struct reading *, struct span, struct tally *);

/*
 * A place where a reported statement may begin: behind a verb (or behind its
 * object, 告诉记者，), behind 据某报道, or behind any other colon; of a line that
 * ends there, in the next one.
 */
enum link_sort { LINK_NONE, LINK_COMMA, LINK_COLON, LINK_DASH };

struct trigger {
	const struct found_word *verb; /* NULL: 据某某， or a colon */
	uint32_t start;                /* of the statement */
	struct span s;                 /* the verb's sentence */
	struct span in; /* the one that it begins in: s, or the next line's */
	struct subject subject;
	uint32_t source; /* 1 + the letter of 据, 按照; 0: none */
	uint32_t colon;  /* 1 + the letter of one behind no verb; 0: none */
	int score;
	/* Behind what the verb has before its link (告诉记者，); 0: nothing. */
	uint32_t object;
	uint8_t link; /* enum link_sort */
};

/* What scores no more is not kept: nobody asks for it. */
enum { TRIGGER_LEAST = -250 };

/* From here on a statement begins. */
enum { TRIGGER_BOUND = -25 };

struct triggers {
	struct trigger *v;
	uint32_t n;
	size_t cap;
};

/* Where the verb stands, or 据, or the colon. */
static inline uint32_t
trigger_cue(const struct trigger *t)
{
	return t->verb ? t->verb->start
		       : (t->source ? t->source : t->colon) - 1;
}

/* What stands before it may name who states. */
static inline uint32_t
trigger_subject_end(const struct trigger *t)
{
	return t->verb || t->colon ? trigger_cue(t) : t->start;
}

void triggers_find(const struct reading *, struct triggers *);

void trigger_features(
	const struct reading *, const struct trigger *, struct tally *);
int trigger_score(const struct reading *, const struct trigger *);

/* A phrase seen with what stands around it. */
struct scene {
	const struct phrase *phrase;
	uint32_t at;       /* its letter */
	struct sentence s; /* the one it stands in */
	uint32_t before;   /* behind the last letter before it that is neither
	                      blank nor comma nor colon */
	bool opens;        /* it opens its paragraph */
	bool introduced;   /* … and the one before ends in a colon */
	bool alone;        /* it is all of its paragraph */
	bool sourced;      /* its subject stands behind 据, 根据 */
	struct subject subject;          /* of the clauses before it */
	const struct found_word *say;    /* the verb before it, or NULL */
	const struct found_word *behind; /* the verb behind it, or NULL */
	struct subject behind_subject;
};

/* The verb before a phrase is right before it if no more letters than that stand
 * between (问王五：). */
enum { PRE = 4 };

/* Those of all phrases. */
const struct scene *scenes_make(const struct reading *);

/* The more, the more it is like speech; quote.c has the bound. */
int direct_score(const struct reading *, const struct scene *);
void direct_features(
	const struct reading *, const struct scene *, struct tally *);

/* What scores no more needs no second look: it is no speech. */
enum { HARDLY_SPEECH = -440 };

/* The same score at a second look, which knows those of the others. */
int beside_score(
	const struct reading *, const struct triggers *, const struct scene *);
void beside_features(const struct reading *, const struct triggers *,
	const struct scene *, struct tally *);

/* Gives all phrases the score of the first look. */
void phrases_score(struct reading *, const struct scene *all);

/* "imagined" if nobody has said it, "paraphrase" if the writer says what
 * somebody means; whether somebody calls something so. */
void mood_features(
	const struct reading *, const struct scene *, struct tally *);

/* Is there a word of saying, of a source or for speech in the sentence? */
bool tells_of_speech(const struct reading *, const struct sentence *);

/* Does the statement of a trigger go on over the sentence at `next`, behind
 * `said` sentences of it? */
struct going_on {
	const struct trigger *t;
	struct sentence next;
	uint32_t said;
	int best; /* score of the best trigger in the next sentence */
};

void going_on_features(
	const struct reading *, const struct going_on *, struct tally *);
int going_on_score(const struct reading *, const struct going_on *);

/* The sentence behind s in its paragraph; false: none. */
bool next_sentence(const struct reading *, const struct sentence *s,
	struct sentence *next);

/* The best score of a trigger in a sentence. */
int best_trigger(const struct triggers *, const struct sentence *);

/* Somebody's words, and the words that name him. */
struct speaker {
	int32_t player; /* or NO_INDEX */
	struct span at; /* letters; empty: nothing names him there */
	bool inferred;
};

/* A reported statement: letters [start, end). */
struct statement {
	uint32_t start, end;
	const struct trigger *t;
	struct speaker speaker;
};

struct statements {
	struct statement *v;
	uint32_t n;
	size_t cap;
};

void statements_find(
	const struct reading *, const struct triggers *, struct statements *);

/* The one that a letter lies in, or NULL. */
const struct statement *statement_at(const struct statements *, uint32_t at);

/* Who spoke so far, as the quotes are found one by one. */
struct voices {
	const struct reading *r;
	const struct statements *statements;
	int32_t last_speaker;  /* the last one with a name, or NO_INDEX */
	int32_t other_speaker; /* the last one before who is another */
	bool spoken;           /* has anybody spoken yet? */
	bool last_nameless;    /* the last one had none */
	int32_t top_sayer;     /* who has the most verbs of saying */
	uint32_t last_at;      /* the letter behind his words */
	uint32_t *says;        /* for each player: verbs of saying he has */
	uint32_t *mentions;    /* for each player */
};

void voices_make(const struct reading *, const struct statements *,
	const struct triggers *, struct voices *);

/* Somebody spoke, up to the letter `end`. */
void voices_hear(struct voices *, const struct speaker *, uint32_t end);

/* Those whom a pronoun may mean; the first is nobody. */
enum { MEANT = 8 };

struct meant_one {
	int32_t player;            /* or NO_INDEX */
	const struct named *named; /* where last before it; NULL: far off */
};

struct meant {
	uint32_t at, flags; /* of the pronoun */
	struct meant_one v[MEANT];
	uint32_t n;
};

void meant_find(
	const struct voices *, uint32_t at, uint32_t flags, struct meant *);
void meant_features(const struct voices *, const struct meant *, uint32_t k,
	struct tally *);

/* Where a subject's pronoun stands and its flags in cues.def, those of 这位经理
 * HE | SOME; false: it has none. */
bool pronoun_in(const struct reading *, const struct subject *, uint32_t *at,
	uint32_t *flags);

/* Whom a pronoun there means: HE a person, FIRM an organisation, SELF whoever
 * spoke last; NO_INDEX: somebody without a name, or nobody is near. */
int32_t pronoun_player(const struct voices *, uint32_t at, uint32_t flags);

/* Rules that each name somebody, or nobody, as the speaker of a phrase. */
enum rule_name {
	RULE_BEFORE, /* subject of the verb before the mark */
	RULE_BEHIND, /* … of the one right behind it */
	RULE_FAR,    /* … of one farther off before it */
	RULE_LATER,  /* … of one in a later clause behind it */
	RULE_OWNER,  /* 王五的回答： */
	RULE_WITHIN, /* speaker of the statement that the phrase lies in */
	RULE_LABEL,  /* the person in a short line above */
	RULE_LAST,   /* who spoke last */
	RULE_PRIOR,  /* subject of the sentence before */
	RULE_TOLD,   /* who is said to speak in the sentences before */
	RULES
};

struct rule {
	struct speaker who;
	bool applies;
	bool signs;    /* RULE_LABEL: the line ends in the name, as a line does
	                  that says whose words follow */
	uint8_t lines; /* RULE_LABEL: so many lines above the phrase */
	const struct statement *in; /* RULE_WITHIN */
};

/* Whose name stands in a line above the one that begins at a letter. */
struct rule rule_label(const struct reading *, uint32_t line);

void rules_find(
	const struct voices *, const struct scene *, struct rule[RULES]);

/* “……”——王五, also in a line of its own: who signs the phrase, and so spoke
 * it.  False: nobody does. */
bool speaker_signs(
	const struct reading *, const struct scene *, struct speaker *);

/*
 * All who may have spoken a phrase; the first is nobody.  Each is judged by
 * what stands for him: which rules name him, where he is mentioned.
 */
struct candidate {
	int32_t player; /* NO_INDEX: nobody */
	struct span at; /* the words that name him there, or empty */
	bool pronoun;   /* … are no name */
	int score;
};

enum { CANDIDATES = 16 };

struct candidates {
	struct candidate v[CANDIDATES];
	uint32_t n;
	struct rule rules[RULES];
	struct span sight; /* letters that are looked at */
};

void candidates_find(
	const struct voices *, const struct scene *, struct candidates *);
void candidate_features(const struct voices *, const struct scene *,
	const struct candidates *, uint32_t k, struct tally *);

/* The part of them that says how near a candidate was named and whether people
 * without a name are there (quote_people.c). */
void people_features(const struct reading *, const struct scene *,
	const struct candidates *, uint32_t k, struct tally *);

/* For features: of enum player_kind; how the phrase stands to a verb of
 * saying. */
extern const char *const speaker_kinds[];
const char *scene_situation(const struct scene *);

/* The player that a subject means. */
struct speaker speaker_of_subject(
	const struct voices *, const struct subject *);
struct speaker speaker_of_speech(const struct voices *, const struct scene *);
struct speaker speaker_of_statement(
	const struct voices *, const struct trigger *);

#endif
