/* Files: what is read, what is followed, and what a full disk or a wrong path leaves behind. */
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/process.h"
#include "base/str.h"

struct fixture {
	struct arena mem;
	struct err err;
	char *path; /* of a directory of its own */
	int dir;
};

static void run(const char *const *argv)
{
	static const char *const env[] = {"PATH=/usr/bin:/bin", NULL};
	const struct process process = {.argv = argv, .env = env};
	struct err err = {0};
	int status = -1;
	if (process_run(&process, NULL, NULL, &status, &err) || status)
		fail_msg("%s: %d %s", argv[0], status, err.msg);
}

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);
	const char *tmp = getenv("TMPDIR");
	fixture->path = arena_printf(&fixture->mem, "%s/onestop-file-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(fixture->path));
	fixture->dir = open(fixture->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	assert_true(fixture->dir >= 0);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	run((const char *const[]){"rm", "-rf", fixture->path, NULL});
	close(fixture->dir);
	arena_clear(&fixture->mem);
	free(fixture);
	return 0;
}

static const char *content(struct fixture *fixture, const char *name)
{
	const char *bytes;
	size_t length;
	struct err err = {0};
	if (file_read(arena_printf(&fixture->mem, "%s/%s", fixture->path, name), 1000, &fixture->mem,
		    &bytes, &length, &err))
		fail_msg("%s", err.msg);
	return bytes;
}

static bool exists(const struct fixture *fixture, const char *name)
{
	return faccessat(fixture->dir, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

#define fails(fixture, wanted, call, text)                                                         \
	do {                                                                                       \
		(fixture)->err = (struct err){0};                                                  \
		assert_int_equal((call), -1);                                                      \
		assert_int_equal((fixture)->err.code, wanted);                                     \
		if (!strstr((fixture)->err.msg, text))                                             \
			fail_msg("\"%s\" lacks \"%s\"", (fixture)->err.msg, text);                 \
	} while (0)

/* ---- Reading ---------------------------------------------------------------------------------- */

/* A pipe that holds `length` bytes and has been closed at its other end. */
static int pipe_of(size_t length)
{
	int ends[2];
	char *bytes = malloc(length);
	struct err err = {0};
	memset(bytes, 'x', length);
	assert_int_equal(pipe(ends), 0);
	assert_true(fcntl(ends[1], F_SETPIPE_SZ, 1 << 20) >= (int)length);
	assert_int_equal(file_write_all(ends[1], "pipe", bytes, length, &err), 0);
	close(ends[1]);
	free(bytes);
	return ends[0];
}

static void file_read_fd__takes_what_has_no_size(void **state)
{
	struct fixture *fixture = *state;
	const char *bytes;
	size_t length;
	int fd = pipe_of(200000);
	assert_int_equal(file_read_fd(fd, "pipe", 200000, &fixture->mem, &bytes, &length, &fixture->err), 0);
	assert_int_equal(length, 200000);
	assert_int_equal(strlen(bytes), 200000);
	assert_int_equal(bytes[0] + bytes[65536] + bytes[199999], 3 * 'x');
	close(fd);
}

static void file_read_fd__refuses_what_is_no_file_or_too_large(void **state)
{
	struct fixture *fixture = *state;
	const char *bytes = "untouched";
	size_t length = 7;
	int fd = pipe_of(70000);
	fails(fixture, ERR_MALFORMED,
		file_read_fd(fd, "pipe", 69999, &fixture->mem, &bytes, &length, &fixture->err),
		"pipe: larger than the 68 KiB it may have");
	close(fd);
	fails(fixture, ERR_SYSTEM,
		file_read_fd(fd, "gone", 10, &fixture->mem, &bytes, &length, &fixture->err),
		"gone: Bad file descriptor");
	fails(fixture, ERR_MALFORMED,
		file_read_fd(fixture->dir, "d", 10, &fixture->mem, &bytes, &length, &fixture->err),
		"d: is a directory, not a file");
	assert_int_equal(file_write_new(fixture->dir, "large", "12345678901", 11, &fixture->err), 0);
	fd = openat(fixture->dir, "large", O_RDONLY);
	fails(fixture, ERR_MALFORMED,
		file_read_fd(fd, "large", 10, &fixture->mem, &bytes, &length, &fixture->err),
		"large: larger than the 0 KiB it may have");
	close(fd);
	fd = openat(fixture->dir, "large", O_WRONLY);
	fails(fixture, ERR_SYSTEM,
		file_read_fd(fd, "deaf", 100, &fixture->mem, &bytes, &length, &fixture->err),
		"deaf: Bad file descriptor");
	close(fd);
	fails(fixture, ERR_SYSTEM,
		file_read("/nonexistent/x", 10, &fixture->mem, &bytes, &length, &fixture->err),
		"/nonexistent/x: No such file or directory");
	assert_string_equal(bytes, "untouched");
	assert_int_equal(length, 7);
}

static void file_names__are_sorted(void **state)
{
	struct fixture *fixture = *state;
	const char **names;
	size_t n;
	static const char *const made[] = {"b", "a", ".c", "a0"};
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(file_write_new(fixture->dir, made[i], "", 0, &fixture->err), 0);
	assert_int_equal(file_names(open(fixture->path, O_RDONLY), "d", &fixture->mem, &names, &n,
				 &fixture->err), 0);
	assert_int_equal(n, 4);
	assert_string_equal(names[0], ".c");
	assert_string_equal(names[1], "a");
	assert_string_equal(names[2], "a0");
	assert_string_equal(names[3], "b");
	fails(fixture, ERR_SYSTEM,
		file_names(openat(fixture->dir, "a", O_RDONLY), "a", &fixture->mem, &names, &n,
			&fixture->err),
		"a: Not a directory");
}

/* ---- Paths ------------------------------------------------------------------------------------ */

static const struct way {
	const char *path;
	int number;
} ways[] = {
	{"", EINVAL}, {"/etc/passwd", EINVAL}, {"..", EINVAL}, {"../x", EINVAL}, {"in/../file", EINVAL},
	{"./file", EINVAL}, {"in//x", EINVAL}, {"in/", EINVAL}, {"link/x", ENOTDIR},
	{"link", ELOOP}, {"file/x", ENOTDIR}, {"none/x", ENOENT}, {"none", ENOENT}, {"in/none", ENOENT},
	{"file", 0}, {"in/within", 0}, {"in", 0},
};

static void lay_ways(struct fixture *fixture)
{
	assert_int_equal(file_make_parents(fixture->dir, "in/x", &fixture->err), 0);
	assert_int_equal(symlinkat("in", fixture->dir, "link"), 0);
	assert_int_equal(file_write_new(fixture->dir, "file", "", 0, &fixture->err), 0);
	assert_int_equal(file_write_new(fixture->dir, "in/within", "", 0, &fixture->err), 0);
}

/* The first way that does not end as it should; NULL: all do. */
static const struct way *wrong_way(int dir)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		errno = 0;
		int fd = file_open_beneath(dir, ways[i].path, O_RDONLY);
		if ((fd >= 0) != (ways[i].number == 0) || (fd < 0 && errno != ways[i].number))
			return &ways[i];
		if (fd >= 0)
			close(fd);
	}
	return NULL;
}

static void file_open_beneath__follows_nothing_and_leaves_nothing(void **state)
{
	struct fixture *fixture = *state;
	char name[NAME_MAX + 1], wide[NAME_MAX + 10];
	memset(wide, 'w', sizeof wide - 1);
	wide[sizeof wide - 1] = '\0';
	lay_ways(fixture);
	const struct way *wrong = wrong_way(fixture->dir);
	if (wrong)
		fail_msg("\"%s\": %s", wrong->path, strerror(errno));
	assert_int_equal(file_open_beneath(fixture->dir, wide, O_RDONLY), -1);
	assert_int_equal(errno, EINVAL);
	assert_int_equal(file_open_parent(-1, "x", false, name), -1);
	assert_int_equal(file_open_parent(-1, "in/x", false, name), -1);
	fails(fixture, ERR_SYSTEM, file_make_parents(fixture->dir, "file/x", &fixture->err),
		"file/x: cannot make its directory: Not a directory");
	fails(fixture, ERR_SYSTEM, file_sync_parent(fixture->dir, "none/x", &fixture->err),
		"none/x: No such file or directory");
	assert_int_equal(file_sync_parent(fixture->dir, "in/x", &fixture->err), 0);
}

/* From here on the kernel answers openat2 with this error. */
static bool forbid_openat2(unsigned number)
{
	struct sock_filter steps[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | number),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	const struct sock_fprog program = {sizeof steps / sizeof *steps, steps};
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* Old kernels have no way to open all of a path at once, and some containers do not allow it. */
static void file_open_beneath__does_the_same_on_older_kernels(void **state)
{
	struct fixture *fixture = *state;
	static const unsigned numbers[] = {ENOSYS, EPERM};
	lay_ways(fixture);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		int status = 0;
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			const struct way *wrong = forbid_openat2(numbers[i]) ? wrong_way(fixture->dir) : ways;
			if (wrong)
				fprintf(stderr, "\"%s\": %s\n", wrong->path, strerror(errno));
			_exit(wrong ? 1 : file_make_parents(fixture->dir, "new/way/x", &fixture->err) ? 2 : 0);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_int_equal(status, 0);
		assert_int_equal(unlinkat(fixture->dir, "new/way", AT_REMOVEDIR), 0);
	}
}

static void file_create__has_the_modes_of_the_directory_whatever_the_umask(void **state)
{
	struct fixture *fixture = *state;
	struct stat st;
	assert_int_equal(fchmod(fixture->dir, 02770), 0);
	mode_t before = umask(077);
	int made = file_make_parents(fixture->dir, "a/b/c", &fixture->err);
	int written = file_write_new(fixture->dir, "a/b/c", "text", 4, &fixture->err);
	umask(before);
	assert_int_equal(made, 0);
	assert_int_equal(written, 0);
	assert_int_equal(fstatat(fixture->dir, "a/b", &st, 0), 0);
	assert_int_equal(st.st_mode & 07777, 02770);
	assert_int_equal(fstatat(fixture->dir, "a/b/c", &st, 0), 0);
	assert_int_equal(st.st_mode & 07777, 0660);
	assert_string_equal(content(fixture, "a/b/c"), "text");
	fails(fixture, ERR_SYSTEM, file_create(fixture->dir, "a/b/c", &fixture->err),
		"a/b/c: File exists");
	assert_string_equal(content(fixture, "a/b/c"), "text");
}

/* ---- Writing ---------------------------------------------------------------------------------- */

/* No file may become larger than `bytes`; RLIM_INFINITY takes that back. */
static void limit_files(rlim_t bytes)
{
	struct rlimit limit;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void file_write_close__tells_what_went_wrong_and_closes(void **state)
{
	struct fixture *fixture = *state;
	int ends[2];
	int fd = openat(fixture->dir, "missing", O_WRONLY | O_CLOEXEC);
	fails(fixture, ERR_SYSTEM, file_write_close(fd, "missing", "x", 1, false, &fixture->err),
		"missing: No such file or directory");
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	fails(fixture, ERR_SYSTEM, file_write_close(ends[1], "pipe", "x", 1, true, &fixture->err),
		"pipe: Invalid argument");
	assert_int_equal(fcntl(ends[1], F_GETFD), -1);
	close(ends[0]);
	assert_int_equal(file_write_durably(fixture->dir, "written", "text", 4, &fixture->err), 0);
	assert_string_equal(content(fixture, "written"), "text");
	fails(fixture, ERR_SYSTEM, file_write_durably(fixture->dir, "written", "more", 4, &fixture->err),
		"written: File exists");
	assert_string_equal(content(fixture, "written"), "text");
}

static void file_replace__is_all_or_nothing(void **state)
{
	struct fixture *fixture = *state;
	assert_int_equal(file_replace(fixture->dir, "f", "f.new", "one", 3, true, &fixture->err), 0);
	assert_string_equal(content(fixture, "f"), "one");
	assert_false(exists(fixture, "f.new"));

	/* A program was killed before it renamed. */
	assert_int_equal(file_write_new(fixture->dir, "f.new", "half", 4, &fixture->err), 0);
	assert_int_equal(file_replace(fixture->dir, "f", "f.new", "two", 3, false, &fixture->err), 0);
	assert_string_equal(content(fixture, "f"), "two");
	assert_false(exists(fixture, "f.new"));

	limit_files(2);
	int rc = file_replace(fixture->dir, "f", "f.new", "three", 5, true, &fixture->err);
	limit_files(RLIM_INFINITY);
	assert_int_equal(rc, -1);
	assert_string_equal(fixture->err.msg, "f: File too large");
	assert_string_equal(content(fixture, "f"), "two");
	assert_false(exists(fixture, "f.new"));

	assert_int_equal(mkdirat(fixture->dir, "d", 0777), 0);
	fails(fixture, ERR_SYSTEM,
		file_replace(fixture->dir, "d", "d.new", "x", 1, true, &fixture->err),
		"d: Is a directory");
	assert_false(exists(fixture, "d.new"));
	fails(fixture, ERR_SYSTEM,
		file_replace(fixture->dir, "none/f", "none/f.new", "x", 1, true, &fixture->err),
		"none/f: No such file or directory");
}

static void file_write_all__tells_that_the_disk_is_full(void **state)
{
	struct fixture *fixture = *state;
	int fd = open("/dev/full", O_WRONLY);
	fails(fixture, ERR_SYSTEM, file_write_all(fd, "f", "x", 1, &fixture->err),
		"f: No space left on device");
	close(fd);
	limit_files(2);
	int rc = file_write_new(fixture->dir, "n", "three", 5, &fixture->err);
	limit_files(RLIM_INFINITY);
	assert_int_equal(rc, -1);
	assert_string_equal(fixture->err.msg, "n: File too large");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(file_read_fd__takes_what_has_no_size, set_up, tear_down),
		cmocka_unit_test_setup_teardown(file_read_fd__refuses_what_is_no_file_or_too_large, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(file_names__are_sorted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(file_open_beneath__does_the_same_on_older_kernels, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(file_open_beneath__follows_nothing_and_leaves_nothing, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			file_create__has_the_modes_of_the_directory_whatever_the_umask, set_up, tear_down),
		cmocka_unit_test_setup_teardown(file_write_close__tells_what_went_wrong_and_closes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(file_replace__is_all_or_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(file_write_all__tells_that_the_disk_is_full, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
