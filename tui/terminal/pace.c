#include "tui/terminal/pace.h"

/* Bytes of a frame that tells how fast a line is. */
enum { LARGE = 1000 };

/* Seconds that it may take beyond the way there and back: 2 KB/s. */
static const double slow_after = 0.5;

/* 1,200 baud, and a moment for the way. */
static const double byte_at_most = 1 / 120.0, way_at_most = 3;

bool
pace_wants(const struct pace *p, size_t bytes)
{
	return p->answers && !p->asked &&
	       (bytes >= LARGE || (p->slow && bytes > 0));
}

void
pace_ask(struct pace *p, size_t bytes, double now)
{
	p->asked = true;
	p->bytes = bytes;
	p->since = now;
}

void
pace_greet(struct pace *p, double now)
{
	*p = (struct pace){ .since = now };
}

void
pace_greeted(struct pace *p, double now)
{
	if (!p->answers)
		p->nearest = now - p->since;
	p->answers = true;
}

void
pace_answered(struct pace *p, double now)
{
	double took = now - p->since;

	if (!p->asked)
		return;
	p->asked = false;
	if (p->nearest <= 0 || took < p->nearest)
		p->nearest = took;
	if (p->bytes >= LARGE)
		p->slow = took - p->nearest > slow_after;
}

double
pace_rest(const struct pace *p, double now)
{
	double rest =
		p->since + way_at_most + (double)p->bytes * byte_at_most - now;

	return p->asked && rest > 0 ? rest : 0;
}

double
pace_wait(struct pace *p, double now)
{
	double rest = pace_rest(p, now);

	if (p->asked && rest <= 0)
		*p = (struct pace){ 0 };
	if (!p->slow && now - p->since <= p->nearest + slow_after)
		return 0;
	return rest;
}
