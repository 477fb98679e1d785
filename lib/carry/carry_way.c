#include "carry/carry_way.h"

#include <ctype.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/num.h"
#include "base/process.h"
#include "base/stopwatch.h"
#include "base/str.h"
#include "base/vec.h"
#include "store/git.h"
#include "store/git_run.h"
#include "store/store.h"

#define RSYNC "/usr/bin/rsync"

/* ---- The way ------------------------------------------------------------------------------------- */

static int no_way(const char *url, struct err *err)
{
	const char *end = strstr(url, "://");
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("by %.*s no attachments travel"), end ? (int)(end - url) : (int)strlen(url), url),
		_("git remote set-url hub ssh://<login>@<host>/<path>"));
}

/* "login@host[:port]/path" behind ssh://; "login@host:path" as scp has it, where the path begins at home. */
static bool take_host(struct carry_way *way, const char *text, bool scp, struct arena *mem)
{
	const size_t host = strcspn(text, scp ? ":" : ":/");
	const char *behind = text + host;
	way->host = arena_dup_n(mem, text, host);
	if (!scp && *behind == ':') {
		const size_t digits = strspn(behind + 1, "0123456789");
		way->port = arena_dup_n(mem, behind + 1, digits);
		behind += 1 + digits;
	} else if (scp) {
		behind++;
	}
	if (!scp && str_starts(behind, "/~/"))
		behind += strlen("/~/");
	way->hub = behind;
	/* What begins with a "-" would be an option of ssh. */
	return host && *way->host != '-' && *behind && (scp || str_empty(way->port) || *way->port != '-');
}

static bool take_url(struct carry_way *way, const char *url, struct arena *mem)
{
	const char *colon = strchr(url, ':');
	const char *slash = strchr(url, '/');
	if (str_starts(url, "ssh://"))
		return take_host(way, url + strlen("ssh://"), false, mem);
	if (str_starts(url, "file:///"))
		way->hub = url + strlen("file://");
	else if (!colon || (slash && slash < colon))
		way->hub = *url == '/' ? url : arena_printf(mem, "%s/%s", way->remote->store->root, url);
	else
		return !strstr(url, "://") && take_host(way, url, true, mem);
	return true;
}

int carry_way_find(const struct remote *remote, struct carry_way *way, struct err *err)
{
	static const char *const arguments[] = {"remote", "get-url", "hub", NULL};
	struct arena *mem = remote->store->mem;
	struct str said = {0};
	int status = 0;
	*way = (struct carry_way){.remote = remote};
	int rc = git_query(remote->store, arguments, NULL, &said, &status, err);
	const char *url = arena_dup_n(mem, str_text(&said), strcspn(str_text(&said), "\n"));
	str_close(&said);
	if (rc == 0 && status != 0)
		rc = err_set(err, ERR_SYSTEM, "git remote: %.100s", url);
	if (rc == 0 && !take_url(way, url, mem))
		rc = no_way(url, err);
	if (rc == 0 && access(RSYNC, X_OK))
		rc = err_hint(err, err_set(err, ERR_REFUSED, _("attachments travel by rsync, which is not here")),
			"apt-get install rsync");
	return rc;
}

/* ---- rsync ----------------------------------------------------------------------------------------- */

static int run(const struct carry_way *way, const char *const *options, const char *from, const char *to,
	const struct str *input, struct str *output, struct str *errors, int *status, struct err *err)
{
	struct arena *mem = way->remote->store->mem;
	struct git_network network = {.until = stopwatch_ms() + (int64_t)way->remote->seconds * 1000};
	const char *argv[24];
	size_t n = 0;
	argv[n++] = RSYNC;
	argv[n++] = "--recursive";
	/* Its server gets short options, and no "--" that hub-shell would have to know. */
	argv[n++] = "-e";
	argv[n++] = way->host ? remote_ssh(way->remote, way->port, true) : "false";
	while (*options)
		argv[n++] = *options++;
	argv[n++] = "--";
	argv[n++] = from;
	if (to)
		argv[n++] = to;
	argv[n] = NULL;
	const char *env[5] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C"};
	n = process_pass_on("HOME", mem, env, 2);
	process_pass_on("SSH_AUTH_SOCK", mem, env, n);
	const struct process process = {
		.argv = argv,
		.env = env,
		.directory = way->remote->store->root,
		.input = input ? str_text(input) : NULL,
		.input_length = input ? input->length : 0,
		.keep_fd = way->remote->keep_fd,
		.stuck = git_network_late,
		.context = &network,
	};
	return process_run(&process, output, errors, status, err);
}

static const char *there(const struct carry_way *way, const char *path)
{
	struct arena *mem = way->remote->store->mem;
	return way->host ? arena_printf(mem, "%s:%s/%s/", way->host, way->hub, path)
			 : arena_printf(mem, "%s/%s/", way->hub, path);
}

/* The next line, without its end; NULL: there is none. */
static const char *next_line(const char **at, struct arena *mem)
{
	if (!**at)
		return NULL;
	const size_t n = strcspn(*at, "\n");
	const char *line = arena_dup_n(mem, *at, n);
	*at += n + ((*at)[n] == '\n');
	return line;
}

/* The line that tells most: the hub speaks before rsync does. */
static const char *told(const struct str *errors, struct arena *mem)
{
	static const char hub_shell[] = "hub-shell: ";
	const char *first = NULL, *line;
	for (const char *at = str_text(errors); (line = next_line(&at, mem)) != NULL;) {
		if (str_starts(line, hub_shell))
			return line + strlen(hub_shell);
		if (!first && *line && !str_starts(line, "Warning: "))
			first = line;
	}
	return first ? first : "rsync";
}

/* What the hub's rsync says last may not arrive; that it could not write comes with how it ended. */
static int failed(const struct carry_way *way, const struct str *errors, int status, bool gives, struct err *err)
{
	enum { RSYNC_FILE_IO = 11 };
	static const char *const full[] = {"No space left", "Disk quota", "File too large"};
	const char *all = str_text(errors);
	const char *said = told(errors, way->remote->store->mem);
	bool is_full = status == RSYNC_FILE_IO;
	for (size_t i = 0; i < sizeof full / sizeof *full; i++)
		is_full = is_full || strstr(all, full[i]);
	if (is_full)
		return gives ? err_set(err, ERR_BUSY, _("the hub cannot take it: %.200s"), said)
			     : err_set(err, ERR_SYSTEM, "rsync: %.200s", said);
	if (strstr(all, "hub-shell: "))
		return err_set(err, ERR_REFUSED, _("the hub refuses: %.200s"), said);
	return err_set(err, ERR_BUSY, _("the hub cannot be reached: %.200s"), said);
}

/* ---- What is asked of it --------------------------------------------------------------------------- */

/* "-rw-r-----          20 2026/11/27 12:57:47 ab/cdef.jpg" */
static void take_line(const char *line, struct carry_file_list *list, struct arena *mem)
{
	struct err ignored = {0};
	int64_t size = -1;
	const char *at = line;
	const char *words[4];
	if (*line == 'd' || !*line)
		return;
	for (size_t i = 0; i < 4; i++) {
		const size_t n = strcspn(at, " ");
		words[i] = arena_dup_n(mem, at, n);
		at += n;
		/* Before the name is one blank, as it may begin with more. */
		at += i < 3 ? strspn(at, " ") : *at == ' ';
	}
	const char *base = strrchr(at, '/');
	if (*(base ? base + 1 : at) == '.')
		return;
	if (*line != '-' || num_parse(words[1], 0, INT64_MAX, &size, &ignored))
		size = -1;
	VEC_PUSH(mem, list->items, list->n, list->room) = (struct carry_file){at, size};
}

int carry_way_list(const struct carry_way *way, const char *path, struct carry_file_list *list, struct err *err)
{
	static const char *const options[] = {"--no-human-readable", "--list-only", NULL};
	struct arena *mem = way->remote->store->mem;
	struct str output = {0}, errors = {0};
	const char *line;
	int status = 0;
	*list = (struct carry_file_list){0};
	int rc = run(way, options, there(way, path), NULL, NULL, &output, &errors, &status, err);
	const bool none = strstr(str_text(&errors), "change_dir") && strstr(str_text(&errors), "No such file");
	if (rc == 0 && status != 0 && !none)
		rc = failed(way, &errors, status, false, err);
	for (const char *at = str_text(&output); rc == 0 && (line = next_line(&at, mem)) != NULL;)
		take_line(line, list, mem);
	str_close(&output);
	str_close(&errors);
	return rc;
}

int carry_way_pull(const struct carry_way *way, const char *path, const struct carry_file_list *files,
	const char *stage, struct err *err)
{
	static const char *const options[] = {"--files-from=-", NULL};
	struct arena *mem = way->remote->store->mem;
	struct str names = {0}, errors = {0};
	int status = 0;
	for (size_t i = 0; i < files->n; i++)
		str_add_format(&names, "%s\n", files->items[i].path);
	int rc = run(way, options, there(way, path), arena_printf(mem, "%s/", stage), &names, NULL, &errors, &status, err);
	/* One that is gone meanwhile is not here; the others are. */
	if (rc == 0 && status != 0 && status != 23 && status != 24)
		rc = failed(way, &errors, status, false, err);
	str_close(&names);
	str_close(&errors);
	return rc;
}

/* What the hub says of single files it leaves out. */
static size_t tell_refused(const struct str *errors, const struct carry_take *take, struct arena *mem)
{
	static const char mark[] = "hub-shell: - ";
	const char *line;
	size_t n = 0;
	for (const char *at = str_text(errors); (line = next_line(&at, mem)) != NULL;)
		if (str_starts(line, mark)) {
			take->tell(take->context, line + strlen(mark));
			n++;
		}
	return n;
}

static int push_over(const struct carry_way *way, const char *path, const char *stage, struct carry_take *take,
	struct err *err)
{
	static const char *const options[] = {"--ignore-existing", "--mkpath", NULL};
	static const char *const logs[] = {"--mkpath", NULL};
	struct arena *mem = way->remote->store->mem;
	struct str errors = {0};
	int status = 0;
	int rc = run(way, str_equal(path, CARRY_ATTACHMENTS) ? options : logs, arena_printf(mem, "%s/", stage),
		there(way, path), NULL, NULL, &errors, &status, err);
	const size_t refused = rc == 0 && status != 0 ? tell_refused(&errors, take, mem) : 0;
	take->refused += refused;
	if (rc == 0 && status != 0 && !refused)
		rc = failed(way, &errors, status, true, err);
	str_close(&errors);
	return rc;
}

static int push_here(const struct carry_way *way, const char *path, const char *stage, struct carry_take *take,
	struct err *err)
{
	const char *desk = str_equal(path, CARRY_ATTACHMENTS) ? NULL : way->remote->desk;
	take->root = open(way->hub, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (take->root < 0)
		return err_set(err, ERR_BUSY, _("the hub cannot be reached: %.200s"), way->hub);
	int rc = desk ? carry_take_reveals(take, way->remote->store->fd, stage, desk, err)
		      : carry_take_attachments(take, way->remote->store->fd, stage, err);
	close(take->root);
	const struct err first = *err;
	return rc && first.code == ERR_SYSTEM ? err_set(err, ERR_BUSY, _("the hub cannot take it: %.200s"), first.msg) : rc;
}

int carry_way_push(const struct carry_way *way, const char *path, const char *stage, struct carry_take *take, struct err *err)
{
	return way->host ? push_over(way, path, stage, take, err) : push_here(way, path, stage, take, err);
}
