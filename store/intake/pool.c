#include "store/intake/pool.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "store/intake/inputs.h"
#include "store/intake.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	WORKERS_MAX = 64,
	STALL_SECONDS = 60,    /* without a byte and without computing */
	FRAMES_MAX = 64 << 20, /* that wait behind an older job */
	READ_SIZE = 256 << 10,
	EXIT_MEMORY = 3, /* arena_exhausted's exit code */
};

struct hand {
	pid_t pid; /* 0: not started */
	int fd;
	struct job *job;
	struct buf out; /* the job on its way there */
	size_t sent;
	double moved; /* when it was last seen to get on, in seconds */
	double used;  /* its processor time then, if it was looked at */
};

struct pool {
	const struct worker_task *task;
	int n, stall_seconds;
	struct hand hands[WORKERS_MAX];
};

struct job *
jobs_append(struct jobs *jobs, const char *path)
{
	struct job *j = calloc(1, sizeof *j);

	if (!j)
		arena_exhausted();
	j->path = path;
	if (jobs->last)
		jobs->last->next = j;
	else
		jobs->first = j;
	jobs->last = j;
	jobs->n++;
	return j;
}

void
jobs_drop_first(struct jobs *jobs)
{
	struct job *j = jobs->first;

	jobs->first = j->next;
	if (!jobs->first)
		jobs->last = NULL;
	jobs->n--;
	buf_free(&j->bytes);
	buf_free(&j->frames);
	free(j);
}

void
jobs_split_first(struct jobs *jobs)
{
	struct job *whole = jobs->first;
	struct jobs parts = { 0 };
	str rest = buf_str(&whole->bytes);

	while (rest.n) {
		size_t end = str_find_byte(rest, '\n');
		str line = str_take(rest, end == STR_NONE ? end : end + 1);
		struct job *j = jobs_append(&parts, whole->path);

		buf_put(&j->bytes, line);
		j->format = whole->format;
		j->lines = 1;
		j->lines_before = whole->lines_before + parts.n - 1;
		j->size = line.n;
		rest = str_skip(rest, line.n);
	}
	parts.last->next = whole->next;
	if (!whole->next)
		jobs->last = parts.last;
	whole->next = parts.first;
	jobs->n += parts.n;
	jobs_drop_first(jobs);
}

bool
job_next_frame(struct job *j, struct frame_head *head, str *payload)
{
	str all = str_skip(buf_str(&j->frames), j->taken);

	if (all.n < sizeof *head)
		return false;
	memcpy(head, all.s, sizeof *head);
	if (all.n - sizeof *head < head->size)
		return false;
	*payload = str_slice(all, sizeof *head, sizeof *head + head->size);
	j->taken += sizeof *head + head->size;
	return true;
}

struct pool *
pool_open(const struct worker_task *task, int workers, int stall_seconds)
{
	struct pool *p = calloc(1, sizeof *p);

	if (!p)
		arena_exhausted();
	if (workers < 1)
		workers = (int)sysconf(_SC_NPROCESSORS_ONLN);
	p->task = task;
	p->stall_seconds = stall_seconds ? stall_seconds : STALL_SECONDS;
	p->n = workers < 1 ? 1 : workers > WORKERS_MAX ? WORKERS_MAX : workers;
	return p;
}

static void
end_hand(struct hand *h, int *status)
{
	close(h->fd);
	while (waitpid(h->pid, status, 0) < 0 && errno == EINTR)
		;
	buf_free(&h->out);
	*h = (struct hand){ 0 };
}

void
pool_close(struct pool *p)
{
	if (!p)
		return;
	for (int i = 0; i < p->n; i++) {
		int status;

		if (p->hands[i].pid == 0)
			continue;
		kill(p->hands[i].pid, SIGKILL);
		end_hand(&p->hands[i], &status);
	}
	free(p);
}

int
pool_workers(const struct pool *p)
{
	return p->n;
}

static void
put_job(struct hand *h, const struct job *j)
{
	str url = j->piece ? j->piece->url : (str){ 0 };
	str label = j->piece ? j->piece->label : (str){ 0 };
	struct job_head head = {
		.lines_before = j->lines_before,
		.input_size = j->size,
		.format = (uint32_t)j->format,
		.path_size = (uint32_t)strlen(j->path),
		.by_path = j->by_path,
		.url_size = (uint32_t)url.n,
		.label_size = (uint32_t)label.n,
	};
	struct frame_head frame = { FRAME_JOB,
		(uint32_t)(sizeof head + head.path_size + url.n + label.n +
			   j->bytes.n) };

	buf_reset(&h->out);
	buf_put(&h->out, (str){ (char *)&frame, sizeof frame });
	buf_put(&h->out, (str){ (char *)&head, sizeof head });
	buf_put(&h->out, str_of(j->path));
	buf_put(&h->out, url);
	buf_put(&h->out, label);
	buf_put(&h->out, buf_str(&j->bytes));
}

/* In seconds; 0 where it cannot be told. */
static double
time_used(pid_t pid)
{
	clockid_t clock;

	return clock_getcpuclockid(pid, &clock) == 0 ? clock_seconds(clock) : 0;
}

static bool
give_job(struct pool *p, struct hand *h, struct job *j, struct err *e)
{
	if (h->pid == 0 && !worker_start(p->task, &h->pid, &h->fd, e)) {
		h->pid = 0;
		return false;
	}
	put_job(h, j);
	h->sent = 0;
	h->job = j;
	h->moved = clock_seconds(CLOCK_MONOTONIC);
	h->used = time_used(h->pid);
	j->state = JOB_RUNS;
	return true;
}

static bool
hand_out(struct pool *p, struct jobs *jobs, struct err *e)
{
	struct job *j = jobs->first;

	for (int i = 0; i < p->n; i++) {
		if (p->hands[i].job)
			continue;
		while (j && j->state != JOB_WAITS)
			j = j->next;
		if (!j)
			break;
		if (!give_job(p, &p->hands[i], j, e))
			return false;
	}
	return true;
}

/* "path", or "path, line 7". */
static void
name_job(const struct job *j, char *out, size_t size)
{
	if (j->lines == 1)
		snprintf(out, size, _("%s, line %zu"), input_name(j->path),
			j->lines_before + 1);
	else
		snprintf(out, size, "%s", input_name(j->path));
}

/* Its worker is gone, or is made to go. */
static void
lose(struct hand *h, bool stalled)
{
	struct job *j = h->job;
	char name[400];
	int status = 0;

	if (stalled)
		kill(h->pid, SIGKILL);
	end_hand(h, &status);
	if (!j)
		return;
	j->state = JOB_LOST;
	name_job(j, name, sizeof name);
	if (stalled || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU))
		err_set(&j->why, ERR_INPUT, _("%s: reading it takes too long"),
			name);
	else if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_MEMORY)
		err_set(&j->why, ERR_INPUT,
			_("%s: reading it needs too much memory"), name);
	else
		err_set(&j->why, ERR_INPUT, _("%s: reading it failed: %s"),
			name,
			WIFSIGNALED(status) ? strsignal(WTERMSIG(status))
					    : _("the worker ended"));
}

static void
send_some(struct hand *h)
{
	str rest = str_skip(buf_str(&h->out), h->sent);
	ssize_t n = send(h->fd, rest.s, rest.n, MSG_NOSIGNAL);

	if (n > 0) {
		h->sent += (size_t)n;
		h->moved = clock_seconds(CLOCK_MONOTONIC);
	} else if (n < 0 && errno != EAGAIN && errno != EINTR) {
		lose(h, false);
	}
}

/* Has the last frame of the job come? */
static bool
is_complete(struct job *j)
{
	str all = buf_str(&j->frames);
	struct frame_head head;

	while (all.n - j->seen >= sizeof head) {
		memcpy(&head, all.s + j->seen, sizeof head);
		if (all.n - j->seen - sizeof head < head.size)
			return false;
		j->seen += sizeof head + head.size;
		if (head.kind == FRAME_DONE || head.kind == FRAME_FAILED)
			return true;
	}
	return false;
}

/* What has been taken out makes room. */
static void
compact(struct job *j)
{
	if (j->taken == 0)
		return;
	memmove(j->frames.s, j->frames.s + j->taken, j->frames.n - j->taken);
	j->frames.n -= j->taken;
	j->seen -= j->taken;
	j->taken = 0;
}

static void
receive_some(struct hand *h)
{
	static char part[READ_SIZE];
	struct job *j = h->job;
	ssize_t n = recv(h->fd, part, sizeof part, 0);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		lose(h, false);
		return;
	}
	h->moved = clock_seconds(CLOCK_MONOTONIC);
	if (!j)
		return;
	compact(j);
	buf_put(&j->frames, (str){ part, (size_t)n });
	if (is_complete(j)) {
		j->state = JOB_DONE;
		h->job = NULL;
	}
}

/*
 * A worker that computes for too long is ended by the system: it has a limit
 * of processor time.  Here it is about one that waits for ever; one that is
 * kept waiting by others gets on a little all the same.
 */
static bool
is_stalled(const struct pool *p, struct hand *h)
{
	double now = clock_seconds(CLOCK_MONOTONIC);

	if (!h->job || now - h->moved <= p->stall_seconds)
		return false;
	double used = time_used(h->pid);
	if (used <= h->used)
		return true;
	h->used = used;
	h->moved = now;
	return false;
}

/* What to wait for: room for a job that is going out, and answers, but not
 * of a younger job that has given very much already. */
static struct pollfd
wanted(struct hand *h, const struct jobs *jobs)
{
	struct pollfd p = { .fd = h->pid ? h->fd : -1 };

	if (h->job && h->sent < h->out.n)
		p.events |= POLLOUT;
	if (!h->job || h->job == jobs->first || h->job->frames.n < FRAMES_MAX)
		p.events |= POLLIN;
	else
		h->moved = clock_seconds(
			CLOCK_MONOTONIC); /* it is us who let it wait */
	return p;
}

bool
pool_turn(struct pool *p, struct jobs *jobs, int also_fd, int wait_ms,
	struct err *e)
{
	struct pollfd fds[WORKERS_MAX + 1];

	if (!hand_out(p, jobs, e))
		return false;
	for (int i = 0; i < p->n; i++)
		fds[i] = wanted(&p->hands[i], jobs);
	fds[p->n] = (struct pollfd){ .fd = also_fd, .events = POLLIN };
	if (poll(fds, (nfds_t)p->n + 1, wait_ms) <= 0)
		fds[p->n].revents = 0;
	for (int i = 0; i < p->n; i++) {
		struct hand *h = &p->hands[i];

		if (h->pid && (fds[i].revents & (POLLIN | POLLHUP | POLLERR)))
			receive_some(h);
		if (h->pid && (fds[i].revents & POLLOUT))
			send_some(h);
		if (h->pid && is_stalled(p, h))
			lose(h, true);
	}
	return true;
}
