/* load WORKERS TIMES KILLS LOG COMMAND [ARGUMENT...]: many writers at once, some of them killed.
 *
 * WORKERS processes each run COMMAND again and again: TIMES times, or, when KILLS is not 0, until so
 * many running commands were ended by SIGKILL at random moments.  Half of the kills hit the program
 * alone and leave its git at work, a quarter hit it with all its children, a quarter all workers'
 * commands at once.  "%" alone as an argument becomes a text that no other run has.
 *
 * LOG gets a line for each run: exit status (or "killed"), milliseconds, that text, and the first
 * line the command printed.  A summary goes to standard output.  SEED in the environment repeats a
 * sequence of kills. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WORKERS_MAX = 256, TIMES_MAX = 200000 };

struct slot {
	atomic_int busy; /* held while the pid is used or given back, so that no other's is killed */
	pid_t pid;
};

struct shared {
	atomic_int stop;
	atomic_int acknowledged;
	atomic_int failed;
	atomic_int killed;
	atomic_int times_n;
	float times[TIMES_MAX];
	struct slot slots[WORKERS_MAX];
};

static struct shared *shared;
static int log_fd;

static double now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void hold(struct slot *slot)
{
	int free = 0;
	while (!atomic_compare_exchange_weak(&slot->busy, &free, 1))
		free = 0;
}

static void let_go(struct slot *slot)
{
	atomic_store(&slot->busy, 0);
}

static void die(const char *what)
{
	perror(what);
	exit(2);
}

static void run_once(struct slot *slot, char **command, const char *mark)
{
	int ends[2];
	char line[256] = "";
	if (pipe2(ends, O_CLOEXEC))
		die("pipe");
	double begun = now_ms();
	hold(slot);
	pid_t pid = fork();
	if (pid < 0)
		die("fork");
	if (pid == 0) {
		setpgid(0, 0);
		for (char **word = command; *word; word++)
			if (strcmp(*word, "%") == 0)
				*word = (char *)mark;
		dup2(ends[1], STDOUT_FILENO);
		execvp(command[0], command);
		_exit(127);
	}
	setpgid(pid, pid);
	slot->pid = pid;
	let_go(slot);
	close(ends[1]);
	size_t used = 0;
	for (ssize_t n; used < sizeof line - 1 &&
			(n = read(ends[0], line + used, sizeof line - 1 - used)) > 0;)
		used += (size_t)n;
	line[used] = '\0';
	line[strcspn(line, "\n")] = '\0';
	close(ends[0]);
	siginfo_t info;
	while (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT) && errno == EINTR)
		;
	int status = 0;
	hold(slot);
	slot->pid = 0;
	waitpid(pid, &status, 0);
	let_go(slot);
	double took = now_ms() - begun;

	char entry[512];
	bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
	int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	int n = killed ? snprintf(entry, sizeof entry, "killed %.1f %s %s\n", took, mark, line)
		       : snprintf(entry, sizeof entry, "%d %.1f %s %s\n", code, took, mark, line);
	if (write(log_fd, entry, (size_t)n) != n)
		die("log");
	if (killed)
		return;
	int at = atomic_fetch_add(&shared->times_n, 1);
	if (at < TIMES_MAX)
		shared->times[at] = (float)took;
	atomic_fetch_add(code == 0 ? &shared->acknowledged : &shared->failed, 1);
}

static void work(int number, int times, char **command)
{
	for (int i = 0; times ? i < times : !atomic_load(&shared->stop); i++) {
		char mark[64];
		snprintf(mark, sizeof mark, "w%d.%d", number, i);
		run_once(&shared->slots[number], command, mark);
	}
	_exit(0);
}

static void kill_one(int number, bool group)
{
	struct slot *slot = &shared->slots[number];
	hold(slot);
	if (slot->pid && kill(group ? -slot->pid : slot->pid, SIGKILL) == 0)
		atomic_fetch_add(&shared->killed, 1);
	let_go(slot);
}

/* Pauses of 0 to 60 ms: a command takes some 15 ms, and as long as others before it take. */
static void kill_at_random(int workers, int kills)
{
	while (atomic_load(&shared->killed) < kills) {
		struct timespec pause = {0, rand() % 60 * 1000000L + rand() % 1000000};
		nanosleep(&pause, NULL);
		int how = rand() % 4;
		if (how == 3)
			for (int i = 0; i < workers; i++)
				kill_one(i, true);
		else
			kill_one(rand() % workers, how == 2);
	}
	atomic_store(&shared->stop, 1);
}

static int by_size(const void *a, const void *b)
{
	float x = *(const float *)a;
	float y = *(const float *)b;
	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	if (argc < 6) {
		fprintf(stderr, "usage: load WORKERS TIMES KILLS LOG COMMAND [ARGUMENT...]\n");
		return 2;
	}
	int workers = (int)strtol(argv[1], NULL, 10);
	int times = (int)strtol(argv[2], NULL, 10);
	int kills = (int)strtol(argv[3], NULL, 10);
	log_fd = open(argv[4], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	if (log_fd < 0)
		die(argv[4]);
	if (workers < 1 || workers > WORKERS_MAX)
		die("WORKERS");
	shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED)
		die("mmap");
	const char *seed = getenv("SEED");
	unsigned number = seed ? (unsigned)strtoul(seed, NULL, 10) : (unsigned)time(NULL);
	srand(number);
	double begun = now_ms();
	for (int i = 0; i < workers; i++) {
		pid_t pid = fork();
		if (pid < 0)
			die("fork");
		if (pid == 0)
			work(i, kills ? 0 : times, argv + 5);
	}
	if (kills)
		kill_at_random(workers, kills);
	while (wait(NULL) > 0 || errno == EINTR)
		;
	double seconds = (now_ms() - begun) / 1e3;
	int n = atomic_load(&shared->times_n);
	n = n < TIMES_MAX ? n : TIMES_MAX;
	qsort(shared->times, (size_t)n, sizeof *shared->times, by_size);
	int done = atomic_load(&shared->acknowledged);
	printf("acknowledged=%d failed=%d killed=%d seconds=%.1f per_second=%.1f", done,
		atomic_load(&shared->failed), atomic_load(&shared->killed), seconds, done / seconds);
	if (n)
		printf(" p50_ms=%.0f p99_ms=%.0f max_ms=%.0f", (double)shared->times[n / 2],
			(double)shared->times[n * 99 / 100], (double)shared->times[n - 1]);
	printf(" seed=%u\n", number);
	return 0;
}
