#include "tools/train_model.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 8 };

static float
distance(const struct four *a, const struct four *b)
{
	float sum = 0;

	for (int i = 0; i < 4; i++)
		sum += (a->of[i] - b->of[i]) * (a->of[i] - b->of[i]);
	return sum;
}

/* Each next centre is one of the points, the likelier the farther it is from
 * those before. */
static void
spread(const struct four *v, const float *weight, uint32_t n,
	struct four codes[MODEL_CODES])
{
	float *far = train_zeroed(n, sizeof *far);
	uint64_t seed = 7;

	codes[0] = (struct four){ 0 };
	for (uint32_t i = 0; i < n; i++)
		far[i] = FLT_MAX;
	for (int k = 1; k < MODEL_CODES; k++) {
		double sum = 0;
		uint32_t i = 0;

		for (uint32_t j = 0; j < n; j++) {
			float d = distance(&v[j], &codes[k - 1]) * weight[j];

			far[j] = d < far[j] ? d : far[j];
			sum += (double)far[j];
		}
		sum *= (double)(train_random(&seed) >> 11) * 0x1p-53;
		while (i + 1 < n && (sum -= (double)far[i]) > 0)
			i++;
		codes[k] = v[i];
	}
	free(far);
}

static uint8_t
nearest(const struct four *v, const struct four codes[MODEL_CODES])
{
	float least = FLT_MAX;
	int best = 0;

	for (int k = 0; k < MODEL_CODES; k++) {
		float d = distance(v, &codes[k]);

		if (d < least) {
			least = d;
			best = k;
		}
	}
	return (uint8_t)best;
}

/* Each centre but zero moves into the middle of its points. */
static void
settle(const struct four *v, const float *weight, uint32_t n,
	const uint8_t *code, struct four codes[MODEL_CODES])
{
	double sum[MODEL_CODES][4] = { 0 }, all[MODEL_CODES] = { 0 };

	for (uint32_t i = 0; i < n; i++) {
		all[code[i]] += (double)weight[i];
		for (int j = 0; j < 4; j++)
			sum[code[i]][j] += (double)(weight[i] * v[i].of[j]);
	}
	for (int k = 1; k < MODEL_CODES; k++)
		for (int j = 0; all[k] > 0 && j < 4; j++)
			codes[k].of[j] = (float)(sum[k][j] / all[k]);
}

void
codes_learn(const struct four *v, const float *weight, uint32_t n,
	struct four codes[MODEL_CODES], uint8_t *code)
{
	spread(v, weight, n, codes);
	for (int round = 0;; round++) {
		for (uint32_t i = 0; i < n; i++)
			code[i] = nearest(&v[i], codes);
		if (round == ROUNDS)
			return;
		settle(v, weight, n, code, codes);
	}
}
