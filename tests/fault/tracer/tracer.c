#include "tracer.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <elf.h>
#include <linux/openat2.h>
#include <linux/ptrace.h>

#include "path.h"
#include "table.h"

#if defined __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined __aarch64__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "the tracer knows the registers of x86_64 and aarch64 only"
#endif

enum { PROCESSES_MAX = 256 };

/* One that waits for the end of its call. */
struct process {
	pid_t pid;
	bool in_call;
	bool kills; /* all, at the end of it */
	struct call call;
};

static struct process processes[PROCESSES_MAX];
static size_t processes_n;
static bool killing; /* also those that have only just begun */

void tracer_die(const char *what)
{
	fprintf(stderr, "%s: %s\n", what, strerror(errno));
	for (size_t i = 0; i < processes_n; i++)
		kill(processes[i].pid, SIGKILL);
	exit(125);
}

static struct process *process_of(pid_t pid)
{
	for (size_t i = 0; i < processes_n; i++)
		if (processes[i].pid == pid)
			return &processes[i];
	if (processes_n == PROCESSES_MAX) {
		errno = EAGAIN;
		tracer_die("too many processes");
	}
	struct process *process = &processes[processes_n++];
	*process = (struct process){.pid = pid};
	return process;
}

static void process_gone(pid_t pid)
{
	struct process *process = process_of(pid);
	*process = processes[--processes_n];
}

static void kill_all(void)
{
	killing = true;
	for (size_t i = 0; i < processes_n; i++)
		kill(processes[i].pid, SIGKILL);
}

/* ---- In the child ---------------------------------------------------------------------------- */

static bool install_filter(void)
{
	struct sock_filter code[2 * 64 + 4];
	unsigned short n = 0;
	code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		offsetof(struct seccomp_data, arch));
	code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
		offsetof(struct seccomp_data, nr));
	for (size_t i = 0; i < table_calls_n && i < 60; i++) {
		code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
			(unsigned)table_calls[i].number, 0, 1);
		code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
	}
	code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
	struct sock_fprog program = {n, code};
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0)
		return true;
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static void become(char *const command[], const char *output, int go)
{
	char byte;
	if (read(go, &byte, 1) != 1)
		_exit(127);
	close(go);
	if (output) {
		int in = open("/dev/null", O_RDONLY);
		int out = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0666);
		if (in < 0 || out < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0)
			_exit(127);
		close(in);
		close(out);
	}
	if (!install_filter())
		_exit(126);
	execvp(command[0], command);
	_exit(127);
}

/* ---- Calls ----------------------------------------------------------------------------------- */

static void find_flags(struct call *call, long number)
{
	bool at = strncmp(call->name, "openat", 6) == 0;
	call->flags = call->arguments[at ? 2 : 1];
	if (strcmp(call->name, "creat") == 0)
		call->flags = O_CREAT | O_TRUNC | O_WRONLY;
	if (number == SYS_openat2) {
		struct open_how how = {0};
		call_memory(call->pid, call->arguments[2], &how, sizeof how);
		call->flags = how.flags;
	}
}

static bool describe(pid_t pid, struct call *call)
{
	struct ptrace_syscall_info info;
	if (ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info) <= 0 ||
		info.op != PTRACE_SYSCALL_INFO_SECCOMP)
		return false;
	const struct table_call *is = table_find((long)info.seccomp.nr);
	if (!is)
		return false;
	call->pid = pid;
	call->name = is->name;
	call->kind = is->kind;
	call->result = 0;
	call->flags = 0;
	for (size_t i = 0; i < 6; i++)
		call->arguments[i] = info.seccomp.args[i];
	const uint64_t *a = call->arguments;
	path_of(pid, is->dir != NONE, is->dir == NONE ? 0 : (int)a[is->dir], is->path != NONE,
		is->path == NONE ? 0 : a[is->path], &call->path);
	path_of(pid, is->other_dir != NONE, is->other_dir == NONE ? 0 : (int)a[is->other_dir],
		is->other_path != NONE, is->other_path == NONE ? 0 : a[is->other_path], &call->other);
	if (call->kind == CALL_OPEN)
		find_flags(call, is->number);
	return true;
}

/* The call is left out, and returns the error. */
static bool make_fail(pid_t pid, int error)
{
#if defined __x86_64__
	return ptrace(PTRACE_POKEUSER, pid, offsetof(struct user_regs_struct, orig_rax), -1L) == 0 &&
	       ptrace(PTRACE_POKEUSER, pid, offsetof(struct user_regs_struct, rax), -(long)error) == 0;
#else
	int none = -1;
	struct user_regs_struct registers;
	struct iovec number = {&none, sizeof none};
	struct iovec all = {&registers, sizeof registers};
	if (ptrace(PTRACE_GETREGSET, pid, NT_PRSTATUS, &all))
		return false;
	registers.regs[0] = (unsigned long long)-(long long)error;
	return ptrace(PTRACE_SETREGSET, pid, NT_PRSTATUS, &all) == 0 &&
	       ptrace(PTRACE_SETREGSET, pid, NT_ARM_SYSTEM_CALL, &number) == 0;
#endif
}

static void go_on(pid_t pid, long how, int signal_n)
{
	/* ESRCH: it was killed meanwhile. */
	if (ptrace(how, pid, 0, signal_n) && errno != ESRCH)
		tracer_die("ptrace");
}

static void call_begins(struct tracer *tracer, struct process *process)
{
	pid_t pid = process->pid;
	struct call *call = &process->call;
	if (!describe(pid, call)) {
		go_on(pid, PTRACE_CONT, 0);
		return;
	}
	enum verdict verdict = tracer->before(call, tracer->context);
	switch (verdict) {
	case CALL_KILLS_ALL:
		kill_all();
		return;
	case CALL_KILLS_ALONE:
		kill(pid, SIGKILL);
		return;
	case CALL_FAILS:
		if (!make_fail(pid, tracer->error) && errno != ESRCH)
			tracer_die("a call that shall fail");
		go_on(pid, PTRACE_CONT, 0);
		return;
	case CALL_RUNS:
	case CALL_KILLS_ALL_AFTER:
		process->kills = verdict == CALL_KILLS_ALL_AFTER;
		process->in_call = process->kills || tracer->after;
		go_on(pid, process->in_call ? PTRACE_SYSCALL : PTRACE_CONT, 0);
	}
}

static void call_ends(struct tracer *tracer, struct process *process)
{
	struct ptrace_syscall_info info;
	process->in_call = false;
	if (process->kills) {
		kill_all();
		return;
	}
	if (tracer->after &&
		ptrace(PTRACE_GET_SYSCALL_INFO, process->pid, sizeof info, &info) > 0 &&
		info.op == PTRACE_SYSCALL_INFO_EXIT) {
		process->call.result = (long)info.exit.rval;
		tracer->after(&process->call, tracer->context);
	}
	go_on(process->pid, PTRACE_CONT, 0);
}

static void stopped(struct tracer *tracer, pid_t pid, int status)
{
	struct process *process = process_of(pid);
	int signal_n = WSTOPSIG(status);
	if (killing) {
		kill(pid, SIGKILL);
		return;
	}
	switch (status >> 16) {
	case PTRACE_EVENT_SECCOMP:
		call_begins(tracer, process);
		return;
	case PTRACE_EVENT_STOP:
		go_on(pid, signal_n == SIGTRAP ? PTRACE_CONT : PTRACE_LISTEN, 0);
		return;
	case 0:
		if (signal_n == (SIGTRAP | 0x80)) {
			if (process->in_call)
				call_ends(tracer, process);
			else
				go_on(pid, PTRACE_CONT, 0);
		} else {
			go_on(pid, process->in_call ? PTRACE_SYSCALL : PTRACE_CONT, signal_n);
		}
		return;
	default: /* a new process, or an exec */
		go_on(pid, process->in_call ? PTRACE_SYSCALL : PTRACE_CONT, 0);
	}
}

static pid_t start(const struct tracer *tracer, char *const command[])
{
	int go[2];
	long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
		PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_TRACESECCOMP | PTRACE_O_EXITKILL;
	if (pipe2(go, O_CLOEXEC))
		tracer_die("pipe");
	pid_t pid = fork();
	if (pid < 0)
		tracer_die("fork");
	if (pid == 0) {
		close(go[1]);
		become(command, tracer->output, go[0]);
	}
	close(go[0]);
	process_of(pid);
	if (ptrace(PTRACE_SEIZE, pid, 0, options))
		tracer_die("ptrace");
	if (write(go[1], "", 1) != 1)
		tracer_die("the command");
	close(go[1]);
	return pid;
}

int tracer_run(struct tracer *tracer, char *const command[])
{
	pid_t first = start(tracer, command);
	int result = 127;
	int status;
	pid_t pid;
	while ((pid = waitpid(-1, &status, __WALL)) > 0 || errno == EINTR) {
		if (pid < 0)
			continue;
		if (WIFSTOPPED(status)) {
			stopped(tracer, pid, status);
			continue;
		}
		process_gone(pid);
		if (pid == first)
			result = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	}
	return result;
}
