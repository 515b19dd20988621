#include "content/figure.h"

bool
figure_read_english_date(struct figures *f, uint32_t i)
{
	(void)f;
	(void)i;
	return false;
}
