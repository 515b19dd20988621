/* analyze: reading and extracting, storing nothing. */
#include "base/file.h"
#include "base/i18n.h"
#include "cli/json_article.h"
#include "cli/print_article.h"
#include "cli/rows.h"
#include "cli/take.h"
#include "cli/verb.h"

static void
article_json(struct call *c, const char *path, const struct article *a)
{
	struct json j;

	rows_json_open(c, &j);
	json_key_fact(&j, "path", str_of(path));
	json_article(&j, a);
	rows_json_end(c, &j);
}

static void
article_out(struct take *t, const char *path, const struct article *a,
	int64_t id, bool fresh)
{
	(void)id, (void)fresh;
	if (call_has(t->call, OPTION_JSON)) {
		article_json(t->call, path, a);
		return;
	}
	print_facts(&t->call->out, a);
	print_found(&t->call->out, a);
	buf_putc(&t->call->out.b, '\n');
}

/* One line's article, of which there must be one: that is how answers are
 * told apart. */
struct line_sink {
	struct take *take;
	const char *path;
	size_t n;
};

static bool
line_article(void *ctx, const struct article *a, struct err *e)
{
	struct line_sink *sink = ctx;

	(void)e;
	if (sink->n++ == 0)
		article_out(sink->take, sink->path, a, 0, false);
	return true;
}

static void
line_refused(void *ctx, const struct err *e)
{
	struct line_sink *sink = ctx;

	take_refuse(sink->take, e);
}

static void
read_line(struct take *t, const struct input *in)
{
	struct line_sink sink = { .take = t, .path = in->path.s };
	struct content_sink content = { line_article, line_refused, &sink };
	struct article nothing = { 0 };
	struct err e = { 0 };

	if (str_trim(in->bytes).n && !content_read(in, NULL, &content, &e))
		take_refuse(t, &e);
	if (sink.n == 0)
		article_out(t, in->path.s, &nothing, 0, false);
	t->printed++;
}

/* Each line of a file is a text of its own: one answer a line, in order. */
static void
read_lines(struct take *t, const char *path, struct input in)
{
	struct file f;
	struct err e = { 0 };
	str line;

	if (!file_open(path, &f, &e)) {
		take_refuse(t, &e);
		return;
	}
	in.path = str_of(path);
	for (str rest = f.bytes; str_line(&rest, &line);) {
		if (progress_stopped() || !output_open(&t->call->out) ||
			t->printed >= call_limit(t->call, 0))
			break;
		in.bytes = line;
		read_line(t, &in);
	}
	file_close(&f);
}

static bool
run_lines(struct take *t, struct err *e)
{
	struct input in;

	if (!take_input(t->call, &in, e))
		return false;
	if (in.as == FORMAT_UNKNOWN)
		in.as = FORMAT_TEXT;
	for (size_t i = 0; i < t->call->n_args; i++)
		read_lines(t, t->call->args[i], in);
	return true;
}

int
verb_analyze(struct call *c)
{
	struct take t = {
		.call = c, .article = article_out, .needs_output = true
	};
	struct err e = { 0 };
	bool ok = call_has(c, OPTION_LINES) ? run_lines(&t, &e)
					    : take_run(&t, NULL, &e);

	return ok ? take_exit_code(&t) : call_fail(&e);
}
