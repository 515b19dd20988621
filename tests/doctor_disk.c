/*
 * Full disks and sudden ends.  A VFS of the test's own stands before SQLite's
 * and fails from the n-th write on, as a full disk does, or lets nothing
 * through any more, as an end of the power supply.
 */
#include "tests/doctor_groups.h"

#include "tests/store_make.h"
#include "tests/test.h"

#include "store/care/examine.h"
#include "store/state.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum fate { FATE_FULL, FATE_BROKEN, FATE_DEAD, FATES };

static const char *const sentences[FATES] = {
	[FATE_FULL] = "the disk is full",
	[FATE_BROKEN] = "cannot read or write",
	[FATE_DEAD] = "",
};

/* What befalls the files, from which write on. */
static struct {
	bool on, dead;
	enum fate fate;
	long left;
} trouble;

struct shim {
	sqlite3_file base;
	sqlite3_file *real; /* behind this, in the same piece of memory */
};

static sqlite3_vfs *real_vfs;
static sqlite3_vfs shim_vfs;
static sqlite3_io_methods shim_methods;

static sqlite3_file *
real(sqlite3_file *f)
{
	return ((struct shim *)f)->real;
}

/* SQLITE_OK: this write may be done. */
static int
befalls(void)
{
	if (!trouble.on || --trouble.left >= 0)
		return SQLITE_OK;
	if (trouble.fate == FATE_FULL)
		return SQLITE_FULL;
	trouble.dead = trouble.fate == FATE_DEAD;
	return SQLITE_IOERR_WRITE;
}

static int
shim_close(sqlite3_file *f)
{
	return real(f)->pMethods ? real(f)->pMethods->xClose(real(f))
				 : SQLITE_OK;
}

static int
shim_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	return real(f)->pMethods->xRead(real(f), p, n, at);
}

static int
shim_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	int rc = befalls();

	return rc ? rc : real(f)->pMethods->xWrite(real(f), p, n, at);
}

static int
shim_truncate(sqlite3_file *f, sqlite3_int64 n)
{
	return trouble.dead ? SQLITE_IOERR_TRUNCATE
			    : real(f)->pMethods->xTruncate(real(f), n);
}

static int
shim_sync(sqlite3_file *f, int flags)
{
	return trouble.dead ? SQLITE_IOERR_FSYNC
			    : real(f)->pMethods->xSync(real(f), flags);
}

static int
shim_size(sqlite3_file *f, sqlite3_int64 *n)
{
	return real(f)->pMethods->xFileSize(real(f), n);
}

static int
shim_lock(sqlite3_file *f, int how)
{
	return real(f)->pMethods->xLock(real(f), how);
}

static int
shim_unlock(sqlite3_file *f, int how)
{
	return real(f)->pMethods->xUnlock(real(f), how);
}

static int
shim_reserved(sqlite3_file *f, int *out)
{
	return real(f)->pMethods->xCheckReservedLock(real(f), out);
}

static int
shim_control(sqlite3_file *f, int op, void *arg)
{
	return real(f)->pMethods->xFileControl(real(f), op, arg);
}

static int
shim_sector(sqlite3_file *f)
{
	return real(f)->pMethods->xSectorSize(real(f));
}

static int
shim_device(sqlite3_file *f)
{
	return real(f)->pMethods->xDeviceCharacteristics(real(f));
}

static int
shim_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
}

static int
shim_shm_lock(sqlite3_file *f, int at, int n, int flags)
{
	return real(f)->pMethods->xShmLock(real(f), at, n, flags);
}

static void
shim_barrier(sqlite3_file *f)
{
	real(f)->pMethods->xShmBarrier(real(f));
}

static int
shim_unmap(sqlite3_file *f, int remove)
{
	return real(f)->pMethods->xShmUnmap(real(f), remove);
}

static int
shim_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags,
	int *out)
{
	struct shim *s = (struct shim *)f;

	(void)vfs;
	s->real = (sqlite3_file *)(s + 1);
	int rc = real_vfs->xOpen(real_vfs, name, s->real, flags, out);
	f->pMethods = rc ? NULL : &shim_methods;
	return rc;
}

static void
shim_begin(void)
{
	real_vfs = sqlite3_vfs_find(NULL);
	shim_methods = (sqlite3_io_methods){
		.iVersion = 2,
		.xClose = shim_close,
		.xRead = shim_read,
		.xWrite = shim_write,
		.xTruncate = shim_truncate,
		.xSync = shim_sync,
		.xFileSize = shim_size,
		.xLock = shim_lock,
		.xUnlock = shim_unlock,
		.xCheckReservedLock = shim_reserved,
		.xFileControl = shim_control,
		.xSectorSize = shim_sector,
		.xDeviceCharacteristics = shim_device,
		.xShmMap = shim_map,
		.xShmLock = shim_shm_lock,
		.xShmBarrier = shim_barrier,
		.xShmUnmap = shim_unmap,
	};
	shim_vfs = *real_vfs;
	shim_vfs.szOsFile += (int)sizeof(struct shim);
	shim_vfs.zName = "trouble";
	shim_vfs.xOpen = shim_open;
	sqlite3_vfs_register(&shim_vfs, 1);
}

static void
shim_end(void)
{
	sqlite3_vfs_unregister(&shim_vfs);
	sqlite3_vfs_register(real_vfs, 1);
}

static void
begin_trouble(enum fate fate, long writes)
{
	trouble.on = true;
	trouble.dead = false;
	trouble.fate = fate;
	trouble.left = writes;
}

static void
end_trouble(void)
{
	trouble.on = trouble.dead = false;
}

/* Articles one by one, each acknowledged by its commit. */
static bool
add_one(struct store *s, int i, struct err *e)
{
	struct arena tmp = { 0 };
	struct article a = { 0 };
	int64_t id;
	bool fresh;

	make_article(&(struct made){ arena_printf(&tmp, "盐井第%d篇", i).s,
			     "2024-05-06", "盐报",
			     arena_printf(&tmp,
				     "{p|井边人%d}说盐又贵了%d文。[1|盐是白的"
				     "%d]",
				     i % 5, i, i)
				     .s },
		&tmp, &a);
	bool ok = store_begin(s, e) && store_save(s, &a, &id, &fresh, e) &&
		  store_commit(s, e);
	if (!ok)
		store_rollback(s);
	arena_free(&tmp);
	return ok;
}

static int
add_until_it_fails(const char *path, int most, struct err *e)
{
	struct store *s = NULL;
	int n = 0;

	if (!store_open(path, NULL, STORE_WRITE, &s, e))
		return 0;
	while (n < most && add_one(s, n, e))
		n++;
	store_close(s);
	return n;
}

static int64_t
articles_in(const char *path)
{
	struct store_counts n;
	struct err e = { 0 };
	struct store *s = make_store(path, STORE_WRITE);

	assert_true(store_count(s, &n, &e));
	store_close(s);
	return n.articles;
}

static void
assert_well(const char *path, const char *what)
{
	struct findings found = { 0 };
	struct examined x;

	assert_true(examine(path, NULL, NULL, &found, &x));
	for (size_t i = 0; i < found.n; i++)
		if (found.v[i].state != FINDING_WELL)
			fail_msg("%s: %.*s", what, STR_ARG(found.v[i].says));
	findings_free(&found);
}

static void
what_was_acknowledged_is_there(void **state)
{
	struct arena tmp = { 0 };
	int stopped = 0;

	(void)state;
	shim_begin();
	for (int i = 0; i < 45; i++) {
		enum fate fate = (enum fate)(i % FATES);
		const char *path =
			make_path(&tmp, arena_printf(&tmp, "disk-%d.db", i).s);
		struct err e = { 0 };

		assert_int_equal(add_until_it_fails(path, 2, &e), 2);
		begin_trouble(fate, i * 13);
		struct store *s = NULL;
		int n = 2;
		if (store_open(path, NULL, STORE_WRITE, &s, &e))
			while (n < 40 && add_one(s, n, &e))
				n++;
		if (n < 40 && !strstr(e.text, sentences[fate]))
			fail_msg("%s", e.text);
		stopped += n < 40;
		store_close(s);
		end_trouble();
		int64_t there = articles_in(path);
		/* A commit may have been done that was not acknowledged. */
		if (there < n || there > n + 1)
			fail_msg("%d: %d acknowledged, %lld there", i, n,
				(long long)there);
		assert_well(path, sentences[fate]);
	}
	shim_end();
	assert_true(stopped > 22);
	arena_free(&tmp);
}

static void
work_goes_on_when_there_is_room_again(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "room.db");
	struct err e = { 0 };
	struct store *s;

	(void)state;
	shim_begin();
	assert_true(store_open(path, NULL, STORE_WRITE, &s, &e));
	assert_true(add_one(s, 0, &e));
	begin_trouble(FATE_FULL, 3);
	assert_false(add_one(s, 1, &e));
	assert_non_null(strstr(e.text, "the disk is full"));
	assert_non_null(strstr(e.text, "make room"));
	end_trouble();
	assert_true(add_one(s, 2, &e));
	store_close(s);
	shim_end();
	assert_int_equal(articles_in(path), 2);
	assert_well(path, "room");
	arena_free(&tmp);
}

static bool
star(struct store *s, int64_t id, struct err *e)
{
	return store_step_begin(s, e) &&
	       store_step_end(s, make_mark(s, id, DEED_STARRED, true, e), e);
}

static int
count_stars(const char *path, const char *state)
{
	struct arena tmp = { 0 };
	struct ids ids;
	struct err e = { 0 };
	struct store *s;

	assert_true(store_open(path, state, STORE_READ, &s, &e));
	assert_true(store_articles_by(
		s, ORDER_NEWEST, CHOICE_STARRED, &tmp, &ids, &e));
	int n = (int)ids.n;
	store_close(s);
	arena_free(&tmp);
	return n;
}

/* Of the last marks a loss of power may take some (it is not waited for the
 * disk); a full disk and a broken one may not. */
static void
marks_that_were_made_are_there(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "marks.db");
	struct err e = { 0 };

	(void)state;
	assert_int_equal(add_until_it_fails(path, 30, &e), 30);
	shim_begin();
	for (int i = 0; i < 16; i++) {
		const char *own =
			make_path(&tmp, arena_printf(&tmp, "marks-%d.db", i).s);
		struct store *s;
		int n = 0;

		assert_true(store_open(path, own, STORE_READ, &s, &e));
		begin_trouble((enum fate)(i % FATE_DEAD), i * 7);
		while (n < 30 && star(s, n + 1, &e))
			n++;
		store_close(s);
		end_trouble();
		int there = count_stars(path, own);
		if (there < n || there > n + 1)
			fail_msg("%d: %d marked, %d there", i, n, there);
	}
	shim_end();
	arena_free(&tmp);
}

/* It is empty then, and not damaged. */
static void
a_state_that_could_not_be_made_is_told_so(void **state)
{
	struct arena tmp = { 0 };
	const char *path = make_path(&tmp, "stateless.db");
	const char *own = make_path(&tmp, "stateless-own.db");
	struct findings found = { 0 };
	struct examined x;
	struct err e = { 0 };
	bool told = false;

	(void)state;
	assert_int_equal(add_until_it_fails(path, 1, &e), 1);
	shim_begin();
	begin_trouble(FATE_FULL, 0);
	assert_true(examine(path, own, NULL, &found, &x));
	end_trouble();
	shim_end();
	for (size_t i = 0; i < found.n; i++) {
		str says = found.v[i].says;

		assert_true(str_find(says, STR("damaged")) == STR_NONE);
		told |= str_find(says, STR("the disk is full")) != STR_NONE;
	}
	assert_true(told);
	findings_free(&found);
	arena_free(&tmp);
}

int
test_full_disk(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_acknowledged_is_there),
		cmocka_unit_test(work_goes_on_when_there_is_room_again),
		cmocka_unit_test(marks_that_were_made_are_there),
		cmocka_unit_test(a_state_that_could_not_be_made_is_told_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
