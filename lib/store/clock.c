#include "store/clock.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"
#include "base/num.h"
#include "base/str.h"
#include "store/store.h"
#include "value/moment.h"

#define FIRST_MOMENT INT64_C(1546272000) /* 2019-01-01T00:00:00+08:00 */
#define LAST_MOMENT INT64_C(7258089599)  /* 2199-12-31T23:59:59+08:00: later ones are not written */

enum { SLACK_SECONDS = 5 * 60, TAIL_BYTES = 4096 };

int clock_check(int64_t machine, int64_t committed, struct err *err)
{
	char now[MOMENT_TEXT_SIZE];
	char then[MOMENT_TEXT_SIZE];
	if (machine < FIRST_MOMENT)
		return err_hint(err,
			err_set(err, ERR_REFUSED, _("this machine's clock says %s: it was never set"),
				moment_format(machine, now)),
			_("set the clock (timedatectl)"));
	if (machine >= committed - SLACK_SECONDS)
		return 0;
	return err_hint(err,
		err_set(err, ERR_REFUSED,
			_("this machine's clock says %s, but the store was last committed to at %s"),
			moment_format(machine, now), moment_format(committed, then)),
		_("set the clock (timedatectl); where it is right, git commit --allow-empty -m clock"));
}

/* "NAME <EMAIL> SECONDS ZONE" up to `end`: the seconds. */
static int64_t seconds_of(const char *line, const char *end)
{
	char digits[24] = "";
	int64_t seconds;
	struct err ignored = {0};
	const char *at = memrchr(line, '>', (size_t)(end - line));
	if (!at || end - at < 3 || at[1] != ' ')
		return 0;
	at += 2;
	for (size_t n = 0; at < end && *at >= '0' && *at <= '9' && n < sizeof digits - 1;)
		digits[n++] = *at++;
	if (num_parse(digits, 0, INT64_MAX, &seconds, &ignored))
		return 0;
	return seconds < LAST_MOMENT ? seconds : LAST_MOMENT;
}

int64_t clock_of_commit(const char *bytes, size_t length)
{
	static const char key[] = "committer ";
	const char *end = bytes + length;
	for (const char *at = bytes; at < end && *at != '\n';) {
		const char *line_end = memchr(at, '\n', (size_t)(end - at));
		if (!line_end)
			break;
		if ((size_t)(line_end - at) > strlen(key) && memcmp(at, key, strlen(key)) == 0)
			return seconds_of(at, line_end);
		at = line_end + 1;
	}
	return 0;
}

/* The last line of a reflog: "OLD NEW NAME <EMAIL> SECONDS ZONE<TAB>MESSAGE". */
static int64_t last_moment(const char *tail, size_t n)
{
	if (n == 0 || tail[n - 1] != '\n')
		return 0;
	const char *before = memrchr(tail, '\n', n - 1);
	const char *line = before ? before + 1 : tail;
	const char *tab = memchr(line, '\t', (size_t)(tail + n - line));
	return seconds_of(line, tab ? tab : tail + n - 1);
}

int64_t clock_of_head(const struct store *store)
{
	char tail[TAIL_BYTES];
	struct stat st;
	int64_t moment = 0;
	int fd = file_open_beneath(store->fd, ".git/logs/HEAD", O_RDONLY | O_NONBLOCK);
	if (fd < 0)
		return 0;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
		off_t from = st.st_size > TAIL_BYTES ? st.st_size - TAIL_BYTES : 0;
		ssize_t n = pread(fd, tail, sizeof tail, from);
		if (n > 0)
			moment = last_moment(tail, (size_t)n);
	}
	close(fd);
	return moment;
}
