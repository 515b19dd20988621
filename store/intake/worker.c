#include "store/intake/worker.h"

#include "base/file.h"
#include "base/i18n.h"
#include "content/pack.h"
#include "store/intake/frame.h"
#include "store/intake/inputs.h"
#include "store/intake/jail.h"
#include "store/save/original.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	SOCKET = 3,          /* where a worker has its socket */
	FILES = 32,          /* that it may have open */
	CPU_SECONDS = 10,    /* for one article … */
	CPU_PER_MIB = 8,     /* … and more for a large one */
	MEMORY_MIB = 512,    /* of address space more than at its start … */
	MEMORY_PER_MIB = 12, /* … and more for each MiB over this: */
	LARGE_MIB = 8,
	KEPT = 1 << 20, /* larger inputs leave no memory behind */
	FLUSH = 64 << 10,
};

struct worker {
	const struct worker_task *task;
	struct buf in, out;
	struct source source; /* of the next article … */
	bool sourced;         /* … which has been told of */
	uint64_t job_size;
	rlim_t mib; /* of address space at the start */
};

static bool
read_all(void *to, size_t n)
{
	for (char *p = to; n;) {
		ssize_t got = read(SOCKET, p, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		p += got;
		n -= (size_t)got;
	}
	return true;
}

/* The main process is gone when this fails: nothing is left to do. */
static void
flush(struct worker *w)
{
	str s = buf_str(&w->out);

	while (s.n) {
		ssize_t put = write(SOCKET, s.s, s.n);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			_exit(1);
		s = str_skip(s, (size_t)put);
	}
	buf_reset(&w->out);
}

/* A frame's head; its size is put in when its end is known. */
static size_t
begin_frame(struct worker *w, enum frame_kind kind)
{
	struct frame_head head = { .kind = kind };

	buf_put(&w->out, (str){ (char *)&head, sizeof head });
	return w->out.n;
}

static void
end_frame(struct worker *w, size_t start)
{
	uint32_t size = (uint32_t)(w->out.n - start);

	if (w->out.full)
		arena_exhausted();
	memcpy(w->out.s + start - sizeof size, &size, sizeof size);
	if (w->out.n > FLUSH)
		flush(w);
}

static void
set_limit(__rlimit_resource_t what, rlim_t soft)
{
	struct rlimit limit;

	if (getrlimit(what, &limit) < 0)
		return;
	if (soft < limit.rlim_max)
		limit.rlim_cur = soft;
	setrlimit(what, &limit);
}

/* Sanitizers need more address space than any limit leaves. */
static bool
limits_memory(void)
{
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
	return false;
#elif defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
	return false;
#endif
#endif
	return true;
}

/* Counted anew with each article: an archive may hold many. */
static void
limit_time(const struct worker *w)
{
	rlim_t mib = w->job_size >> 20;
	struct rusage used;

	getrusage(RUSAGE_SELF, &used);
	set_limit(RLIMIT_CPU,
		(rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
			CPU_SECONDS + CPU_PER_MIB * mib);
}

/* What the main process had when it was copied is no doing of the worker. */
static rlim_t
address_space(void)
{
	unsigned long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");

	if (f && fscanf(f, "%lu", &pages) != 1)
		pages = 0;
	if (f)
		fclose(f);
	return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) >> 20;
}

static void
limit_memory(const struct worker *w)
{
	rlim_t mib = w->job_size >> 20, memory = w->mib + MEMORY_MIB;

	if (mib > LARGE_MIB)
		memory += MEMORY_PER_MIB * (mib - LARGE_MIB);
	if (limits_memory())
		set_limit(RLIMIT_AS, memory << 20);
}

static void
put_refusal(struct worker *w, enum frame_kind kind, const struct err *e)
{
	uint32_t err_kind = e->kind;
	size_t start = begin_frame(w, kind);

	buf_put(&w->out, (str){ (char *)&err_kind, sizeof err_kind });
	buf_put(&w->out, str_of(e->text));
	end_frame(w, start);
}

static void
on_source(void *ctx, const struct source *source)
{
	struct worker *w = ctx;

	w->source = *source;
	w->sourced = false;
}

/* Before the first article that comes from it, for it is packed against that
 * one's text. */
static void
give_source(struct worker *w, str text)
{
	const struct source *s = &w->source;
	bool keeps = w->task->keeps && s->bytes.n <= ORIGINAL_MAX;
	struct source_head head = {
		.line = s->line,
		.size = s->bytes.n,
		.path_size = (uint32_t)s->path.n,
		.declared_size = (uint32_t)s->declared.n,
		.against = !s->shared,
		.shared = s->shared,
	};
	size_t start = begin_frame(w, FRAME_SOURCE);

	buf_put(&w->out, (str){ (char *)&head, sizeof head });
	buf_put(&w->out, s->path);
	buf_put(&w->out, s->declared);
	if (keeps)
		original_pack(s->bytes, s->shared ? (str){ 0 } : text, &w->out);
	end_frame(w, start);
	w->sourced = true;
}

static bool
give_article(void *ctx, const struct article *a, struct err *e)
{
	struct worker *w = ctx;

	(void)e;
	if (w->task->tells && !w->sourced)
		give_source(w, a->text);
	size_t start = begin_frame(w, FRAME_ARTICLE);
	article_pack(a, true, &w->out);
	end_frame(w, start);
	limit_time(w);
	return true;
}

static void
give_refusal(void *ctx, const struct err *e)
{
	put_refusal(ctx, FRAME_REFUSED, e);
}

/* What was there when it was opened is in. */
static void
check_size(struct worker *w, str path, size_t read)
{
	struct stat st;
	struct err e = { 0 };

	if (stat(path.s, &st) == 0 && S_ISREG(st.st_mode) &&
		(uint64_t)st.st_size != read) {
		err_set(&e, ERR_INPUT,
			_("%s has grown while it was read: the rest is not in"),
			path.s);
		give_refusal(w, &e);
	}
}

static void
do_job(struct worker *w, const struct job_head *head, str path, str bytes)
{
	struct content_sink sink = { give_article, give_refusal, w };
	struct source_sink keeper = { on_source, w };
	struct input input = w->task->input;
	struct file file = { 0 };
	struct err e = { 0 };

	w->job_size = head->input_size;
	limit_time(w);
	limit_memory(w);
	input.path = str_of(input_name(path.s));
	input.keeper = &keeper;
	input.lines_before = head->lines_before;
	if (head->url_size)
		input.url = str_take(bytes, head->url_size);
	bytes = str_skip(bytes, head->url_size);
	input.label = str_take(bytes, head->label_size);
	input.bytes = str_skip(bytes, head->label_size);
	if (head->format)
		input.as = (enum format)head->format;
	bool ok = !head->by_path || file_open(path.s, &file, &e);
	if (ok && head->by_path)
		input.bytes = file.bytes;
	ok = ok && content_read(&input, w->task->confirmed, &sink, &e);
	if (ok && head->by_path)
		check_size(w, path, file.bytes.n);
	if (ok)
		end_frame(w, begin_frame(w, FRAME_DONE));
	else
		put_refusal(w, FRAME_FAILED, &e);
	flush(w);
	file_close(&file);
}

static void
work(struct worker *w)
{
	struct frame_head frame;
	struct job_head head;

	while (read_all(&frame, sizeof frame)) {
		char *all = malloc((size_t)frame.size + 1);

		if (!all)
			arena_exhausted();
		if (!read_all(all, frame.size))
			return;
		all[frame.size] = 0;
		memcpy(&head, all, sizeof head);
		str rest = str_skip((str){ all, frame.size }, sizeof head);
		str bytes = str_skip(rest, head.path_size);
		char *path = strndup(rest.s, head.path_size);
		if (!path)
			arena_exhausted();
		do_job(w, &head, str_of(path), bytes);
		free(path);
		free(all);
		if (w->job_size > KEPT)
			malloc_trim(0);
	}
}

/* Nothing that was open here is any business of a worker. */
static void
close_inherited(int socket)
{
	dup2(socket, SOCKET);
	int null = open("/dev/null", O_RDWR);
	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	/* Reports of sanitizers must be seen. */
	if (limits_memory())
		dup2(null, STDERR_FILENO);
	close_range(SOCKET + 1, ~0u, 0);
}

static _Noreturn void
run(const struct worker_task *task, int socket)
{
	struct worker w = { .task = task, .mib = address_space() };

	for (int i = 1; i < NSIG; i++)
		signal(i, SIG_DFL);
	/* A key on the terminal stops the main process, which ends us. */
	signal(SIGINT, SIG_IGN);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	close_inherited(socket);
	set_limit(RLIMIT_CORE, 0);
	set_limit(RLIMIT_FSIZE, 0);
	set_limit(RLIMIT_NOFILE, FILES);
	arena_keep_pages();
	/* Sanitizers ask for more than it leaves. */
	if (limits_memory())
		jail_enter();
	work(&w);
	_exit(0);
}

bool
worker_start(const struct worker_task *task, pid_t *pid, int *fd, struct err *e)
{
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0)
		return err_set(e, ERR_IO, _("cannot start a worker: %s"),
			strerror(errno));
	fflush(NULL);
	*pid = fork();
	if (*pid == 0)
		run(task, ends[1]);
	close(ends[1]);
	*fd = ends[0];
	if (*pid > 0) {
		fcntl(*fd, F_SETFL, O_NONBLOCK);
		return true;
	}
	close(ends[0]);
	return err_set(
		e, ERR_IO, _("cannot start a worker: %s"), strerror(errno));
}
