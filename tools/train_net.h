/*
 * A small net over the same questions as train_linear.h, each with one answer:
 * a sum of weights, and some hidden units that see features together.
 *
 *	score = sum of linear[f] + sum over h of out[h] * tanh(sum of hidden[f][h])
 *
 * Learnt by logistic loss with L2, Adam over all questions at once, from
 * weights that a fixed series of numbers gives: the same data, the same net.
 */
#ifndef TOOLS_TRAIN_NET_H
#define TOOLS_TRAIN_NET_H

#include "tools/train_linear.h"

/* Several nets, each learnt from other numbers, whose mean is taken: what one
 * of them owes to chance the others do not. */
enum { NETS = 3, NET_HIDDEN = 6, NET_UNITS = NETS * NET_HIDDEN };

struct net {
	struct net_row {
		const char *feature;
		double linear, hidden[NET_UNITS];
	} * v;
	size_t n;
	double out[NET_UNITS];
};

struct net_manner {
	double l2_linear, l2_hidden;
	int rounds;
};

void net_learn(const struct lesson *, const struct net_manner *, struct arena *,
	struct net *);

#endif
