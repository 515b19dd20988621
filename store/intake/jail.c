#include "store/intake/jail.h"

#include "config.h"

#ifdef HAVE_SECCOMP

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stddef.h>

/* What the C library, iconv's modules and our own reading ask for. */
static const int allowed[] = {
	SCMP_SYS(brk),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(clock_nanosleep),
	SCMP_SYS(close),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
	SCMP_SYS(fcntl),
	SCMP_SYS(fstat),
	SCMP_SYS(fstatfs),
	SCMP_SYS(futex),
	SCMP_SYS(getcwd),
	SCMP_SYS(getdents64),
	SCMP_SYS(getegid),
	SCMP_SYS(geteuid),
	SCMP_SYS(getgid),
	SCMP_SYS(getpid),
	SCMP_SYS(getrandom),
	SCMP_SYS(getrusage),
	SCMP_SYS(gettid),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(getuid),
	SCMP_SYS(lseek),
	SCMP_SYS(lstat),
	SCMP_SYS(madvise),
	SCMP_SYS(mmap),
	SCMP_SYS(mprotect),
	SCMP_SYS(mremap),
	SCMP_SYS(munmap),
	SCMP_SYS(newfstatat),
	SCMP_SYS(poll),
	SCMP_SYS(pread64),
	SCMP_SYS(prlimit64),
	SCMP_SYS(read),
	SCMP_SYS(readlink),
	SCMP_SYS(readlinkat),
	SCMP_SYS(restart_syscall),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(rt_sigreturn),
	SCMP_SYS(sched_getaffinity),
	SCMP_SYS(sched_yield),
	SCMP_SYS(setrlimit),
	SCMP_SYS(sigaltstack), /* AddressSanitizer, at an end */
	SCMP_SYS(stat),
	SCMP_SYS(statx),
	SCMP_SYS(sysinfo),
	SCMP_SYS(tgkill),
	SCMP_SYS(time),
	SCMP_SYS(uname),
	SCMP_SYS(write),
	SCMP_SYS(writev),
};

/* Opening for reading alone: the flags are the second or third argument. */
static bool
allow_reading(scmp_filter_ctx c)
{
	enum { WRITES = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND };

	return seccomp_rule_add(c, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
		       SCMP_A1(SCMP_CMP_MASKED_EQ, WRITES, O_RDONLY)) == 0 &&
	       seccomp_rule_add(c, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
		       SCMP_A2(SCMP_CMP_MASKED_EQ, WRITES, O_RDONLY)) == 0;
}

bool
jail_enter(void)
{
	scmp_filter_ctx c = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	bool ok = c && allow_reading(c);

	for (size_t i = 0; ok && i < sizeof allowed / sizeof *allowed; i++)
		ok = seccomp_rule_add(c, SCMP_ACT_ALLOW, allowed[i], 0) == 0;
	ok = ok && seccomp_load(c) == 0;
	seccomp_release(c);
	return ok;
}

#else

bool
jail_enter(void)
{
	return false;
}

#endif
