#include "content/names/tagger.h"

#include "base/bits.h"
#include "base/utf8.h"
#include "content/names/tagger_model.h"

#include <string.h>
#include <threads.h>

const struct model *
model_view(str bytes)
{
	const struct model *m = (const void *)bytes.s;
	size_t fixed = offsetof(struct model, rows);

	if (bytes.n < fixed || memcmp(m->magic, "JBNT", 4) != 0 ||
		m->version != MODEL_VERSION || m->labels != LABELS)
		return NULL;
	return bytes.n - fixed == m->n * sizeof m->rows[0] ? m : NULL;
}

/* Has each bit of the filter its row? */
static bool
is_whole(const struct model *m)
{
	uint32_t row = 0;

	for (uint32_t i = 0; i < MODEL_WORDS; i++) {
		if (m->starts[i] != row)
			return false;
		row += bits_count(m->filter[i]);
	}
	return row == m->n;
}

const struct model *
model_open(str bytes)
{
	const struct model *m = model_view(bytes);

	return m && is_whole(m) && str_hash(model_body(bytes)) == m->checksum
		       ? m
		       : NULL;
}

/* Taken off each unit's label O in the second reading, in units of a weight:
 * names that come up too easily are sorted out by the jury, those that do not
 * are lost. */
enum { EAGER = MODEL_SCALE * 3 / 2 };

/* What may stand before a name's begin, and what may follow its end. */
static const uint8_t ends[] = { 0, 3, 4, 7, 8, 11, 12, 15, 16 };
static const uint8_t begins[] = { 0, 1, 4, 5, 8, 9, 12, 13, 16 };

enum { ENDS = sizeof ends, BEGINS = sizeof begins };

/*
 * The best way to each label.  `ahead` says how much better a label before
 * must be than O to be the best before anything: mostly none is, and it need
 * not be looked at.
 */
struct viterbi {
	const struct model *m;
	int32_t eager; /* taken off label O */
	int32_t best[LABELS], ahead[ENDS];
	int32_t open[LABELS];  /* from O to each label */
	int32_t score[LABELS]; /* of the labels before, … */
	uint8_t *from;         /* … and which it is */
};

static void
viterbi_begin(struct viterbi *v, const struct model *m, int32_t eager)
{
	enum { NEVER = INT32_MIN / 4 };

	v->m = m;
	v->eager = eager;
	for (int y = 0; y < LABELS; y++) {
		v->best[y] = y ? NEVER : 0;
		v->open[y] = m->transitions[0][y];
	}
	for (int b = 0; b < ENDS; b++) {
		v->ahead[b] = INT32_MAX;
		for (int k = 0; k < BEGINS; k++) {
			int32_t more = m->transitions[0][begins[k]] -
				       m->transitions[ends[b]][begins[k]];

			if (more < v->ahead[b])
				v->ahead[b] = more;
		}
	}
}

/* From a label to those that may begin; the others are told by
 * viterbi_inside. */
static void
viterbi_outside(struct viterbi *v)
{
	/* All but the last: as many as compilers add at once. */
	for (int y = 0; y < LABELS - 1; y++)
		v->score[y] = v->best[0] + v->open[y];
	v->score[LABELS - 1] = v->best[0] + v->open[LABELS - 1];
	memset(v->from, 0, LABELS);
	for (int b = 1; b < ENDS; b++) {
		int before = ends[b];

		if (v->best[before] - v->best[0] <= v->ahead[b])
			continue;
		for (int k = 0; k < BEGINS; k++) {
			int y = begins[k];
			int32_t s =
				v->best[before] + v->m->transitions[before][y];

			if (s > v->score[y]) {
				v->score[y] = s;
				v->from[y] = (uint8_t)before;
			}
		}
	}
}

/* From a kind's B or I to its I or E. */
static void
viterbi_inside(struct viterbi *v)
{
	for (int kind = 0; kind < PLAYER_KINDS; kind++) {
		int b = label_of(kind, LABEL_B), i = label_of(kind, LABEL_I);

		for (int y = i; y <= label_of(kind, LABEL_E); y++) {
			int32_t one = v->best[b] + v->m->transitions[b][y];
			int32_t two = v->best[i] + v->m->transitions[i][y];

			v->score[y] = two > one ? two : one;
			v->from[y] = (uint8_t)(two > one ? i : b);
		}
	}
}

/* One unit on; back is told which label is the best before each. */
static void
viterbi_step(struct viterbi *v, const int32_t own[LABELS], uint8_t back[LABELS])
{
	v->from = back;
	viterbi_outside(v);
	viterbi_inside(v);
	for (int y = 0; y < LABELS - 1; y++)
		v->best[y] = v->score[y] + own[y];
	v->best[LABELS - 1] = v->score[LABELS - 1] + own[LABELS - 1];
	v->best[0] -= v->eager;
}

/* The best labels when `eager` is taken off O everywhere. */
static uint8_t *
best_labels(const struct model *m, int32_t (*own)[LABELS], uint32_t n,
	int32_t eager, struct arena *tmp)
{
	uint8_t *label = arena_new(tmp, uint8_t, n + 1);
	uint8_t(*back)[LABELS] = arena_alloc(tmp, sizeof *back, 1, n);
	uint8_t last[LABELS];
	struct viterbi v;

	viterbi_begin(&v, m, eager);
	for (uint32_t i = 0; i < n; i++)
		viterbi_step(&v, own[i], back[i]);
	v.from = last;
	viterbi_outside(&v);
	int y = last[LABEL_O];
	for (uint32_t i = n; i-- > 0; y = back[i][y])
		label[i] = (uint8_t)y;
	return label;
}

void
model_decode(const struct model *m, const struct units *us, struct arena *tmp,
	struct tagging *out)
{
	int32_t(*own)[LABELS] = arena_alloc(tmp, sizeof *own, 4, us->n);

	model_score(m, us, own);
	out->own = own;
	out->label = best_labels(m, own, us->n, 0, tmp);
}

/* One kind's labels over [from, end), from outside to outside. */
static int32_t
score_span(const struct model *m, const struct tagging *t, uint32_t from,
	uint32_t end, int kind)
{
	int before = LABEL_O;
	int32_t sum = 0;

	for (uint32_t i = from; i < end; i++) {
		int place = end - from == 1 ? LABEL_S
			    : i == from     ? LABEL_B
			    : i + 1 == end  ? LABEL_E
					    : LABEL_I;
		int y = kind < 0 ? LABEL_O : label_of(kind, place);

		sum += m->transitions[before][y] + t->own[i][y];
		before = y;
	}
	return sum + m->transitions[before][LABEL_O];
}

/* How far each kind is ahead of no name for the units [from, end), the ones
 * around being outside; hundredths of a logit. */
static void
lean_of(const struct model *m, const struct tagging *t, uint32_t from,
	uint32_t end, int16_t out[PLAYER_KINDS])
{
	enum { MOST = 2000 };
	int32_t none = score_span(m, t, from, end, -1);

	for (int k = 0; k < PLAYER_KINDS; k++) {
		int64_t lean = score_span(m, t, from, end, k) - none;

		lean = lean * 100 / MODEL_SCALE;
		out[k] = (int16_t)(lean > MOST    ? MOST
				   : lean < -MOST ? -MOST
						  : lean);
	}
}

extern const uint64_t names_model[];
extern const size_t names_model_size;

static const struct model *shipped;
static once_flag once = ONCE_FLAG_INIT;

/* The compiled-in model; one that does not fit this program finds nothing. */
static void
open_shipped(void)
{
	/* To read all of it for its checksum costs more than to tag a page. */
	shipped = model_view(
		(str){ (const char *)names_model, names_model_size });
}

static uint8_t
certainty(int32_t margin, uint32_t units)
{
	int32_t c = 50 + margin / (int32_t)units;

	return (uint8_t)(c < 1 ? 1 : c > 99 ? 99 : c);
}

/* The names of a line as its labels have them, but none across a sign of
 * Markdown. */
static void
add_names(const struct model *m, const struct units *us,
	const struct tagging *t, struct arena *perm, struct names *out)
{
	enum { LONGEST = 64 };
	uint32_t from = 0;
	bool across = false;
	int32_t sum = 0;

	for (uint32_t i = 0; i < us->n; i++) {
		int y = t->label[i], place = label_place(y);

		if (place == LABEL_O)
			continue;
		across |= us->v[i].emphasis;
		if (place == LABEL_B || place == LABEL_S) {
			from = i;
			across = false;
			sum = 0;
		}
		sum += t->own[i][y] - t->own[i][LABEL_O];
		if ((place != LABEL_E && place != LABEL_S) || across ||
			i - from >= LONGEST)
			continue;
		struct name *name = vec_push(perm, out);
		*name = (struct name){
			.at = { us->v[from].start, us->v[i].end },
			.kind = (uint8_t)label_kind(y),
			.certainty = certainty(sum, i - from + 1),
			.entry = NO_INDEX,
		};
		lean_of(m, t, from, i + 1, name->tagged);
	}
}

/* What a line says of the weighed names from *next on that stand in it. */
static void
judge(const struct model *m, const struct units *us, const struct tagging *t,
	struct names *weighed, size_t *next)
{
	uint32_t from = 0, end;

	for (; us->n && *next < weighed->n; ++*next) {
		struct name *name = &weighed->v[*next];

		if (name->at.start >= us->v[us->n - 1].end)
			return;
		while (from < us->n && us->v[from].end <= name->at.start)
			from++;
		for (end = from;
			end < us->n && us->v[end].start < name->at.end;)
			end++;
		if (end > from)
			lean_of(m, t, from, end, name->tagged);
	}
}

/*
 * The next piece of a paragraph: all of it, or what ends at the last full
 * stop within PIECE bytes.  So memory stays small whatever the text.
 */
static struct span
next_piece(str text, struct span *rest)
{
	enum { PIECE = 8 << 10 };
	static const str stop = STR0("\xE3\x80\x82");
	struct span piece = *rest;

	if (piece.end - piece.start > PIECE) {
		size_t most = utf8_border(text, piece.start + PIECE);
		size_t at =
			str_find_last(str_slice(text, piece.start, most), stop);

		piece.end =
			(uint32_t)(at == STR_NONE ? most
						  : piece.start + at + stop.n);
	}
	rest->start = piece.end;
	return piece;
}

void
tagger_run(const struct article *a, struct readings *r, struct arena *perm)
{
	const struct model *m;
	struct tagger_view view = { .text = a->text,
		.stretches = &r->stretches };
	struct arena tmp = { 0 };
	size_t next = 0;

	call_once(&once, open_shipped);
	m = shipped;
	if (!m)
		return;
	tagger_count(a->text, &tmp, &view.counts);
	for (size_t i = 0; i < a->paragraphs.n; i++) {
		struct span rest = a->paragraphs.v[i].at;

		if (a->paragraphs.v[i].kind == PARAGRAPH_CODE)
			continue;
		while (!span_empty(rest)) {
			struct arena_mark mark = arena_mark(&tmp);
			struct units us;
			struct tagging t;

			tagger_units(
				&view, next_piece(a->text, &rest), &tmp, &us);
			model_decode(m, &us, &tmp, &t);
			add_names(m, &us, &t, perm, &r->tagged);
			judge(m, &us, &t, &r->weighed, &next);
			t.label = best_labels(m, t.own, us.n, EAGER, &tmp);
			add_names(m, &us, &t, perm, &r->eager);
			arena_rewind(&tmp, mark);
		}
	}
	arena_free(&tmp);
}
