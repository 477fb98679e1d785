#include "table.h"

#include <sys/syscall.h>

#define FD(name, kind) {SYS_##name, #name, kind, 0, NONE, NONE, NONE}
#define PATH(name, kind) {SYS_##name, #name, kind, NONE, 0, NONE, NONE}
#define AT(name, kind) {SYS_##name, #name, kind, 0, 1, NONE, NONE}
#define BARE(name, kind) {SYS_##name, #name, kind, NONE, NONE, NONE, NONE}

const struct table_call table_calls[] = {
	FD(write, CALL_WRITE),
	FD(pwrite64, CALL_PWRITE),
	FD(writev, CALL_WRITEV),
	FD(pwritev, CALL_WRITEV),
	FD(pwritev2, CALL_WRITEV),
	FD(sendfile, CALL_COPY),
	{SYS_copy_file_range, "copy_file_range", CALL_COPY, 2, NONE, NONE, NONE},
	FD(ftruncate, CALL_TRUNCATE),
	FD(fallocate, CALL_TRUNCATE),
	PATH(truncate, CALL_TRUNCATE),
	AT(openat, CALL_OPEN),
	{SYS_openat2, "openat", CALL_OPEN, 0, 1, NONE, NONE}, /* older kernels have only the other */
	{SYS_renameat2, "renameat2", CALL_RENAME, 2, 3, 0, 1},
	{SYS_linkat, "linkat", CALL_LINK, 2, 3, 0, 1},
	{SYS_symlinkat, "symlinkat", CALL_SYMLINK, 1, 2, NONE, NONE},
	AT(unlinkat, CALL_UNLINK),
	AT(mkdirat, CALL_MKDIR),
	FD(fchmod, CALL_MODE),
	AT(fchmodat, CALL_MODE),
	FD(fchown, CALL_MODE),
	AT(fchownat, CALL_MODE),
	AT(utimensat, CALL_MODE),
	FD(fsync, CALL_FSYNC),
	FD(fdatasync, CALL_FSYNC),
	FD(syncfs, CALL_SYNCFS),
	BARE(sync, CALL_SYNCFS),
	BARE(pipe2, CALL_DESCRIPTOR),
	BARE(memfd_create, CALL_DESCRIPTOR),
	BARE(dup, CALL_DESCRIPTOR),
	BARE(socket, CALL_DESCRIPTOR),
	BARE(clone, CALL_PROCESS),
#ifdef SYS_clone3
	BARE(clone3, CALL_PROCESS),
#endif
#ifdef SYS_renameat
	{SYS_renameat, "renameat", CALL_RENAME, 2, 3, 0, 1},
#endif
#ifdef __x86_64__
	PATH(open, CALL_OPEN),
	PATH(creat, CALL_OPEN),
	{SYS_rename, "rename", CALL_RENAME, NONE, 1, NONE, 0},
	{SYS_link, "link", CALL_LINK, NONE, 1, NONE, 0},
	{SYS_symlink, "symlink", CALL_SYMLINK, NONE, 1, NONE, NONE},
	PATH(unlink, CALL_UNLINK),
	PATH(rmdir, CALL_UNLINK),
	PATH(mkdir, CALL_MKDIR),
	PATH(chmod, CALL_MODE),
	PATH(chown, CALL_MODE),
	PATH(lchown, CALL_MODE),
	BARE(pipe, CALL_DESCRIPTOR),
	BARE(fork, CALL_PROCESS),
	BARE(vfork, CALL_PROCESS),
#endif
};

const size_t table_calls_n = sizeof table_calls / sizeof *table_calls;

const struct table_call *table_find(long number)
{
	for (size_t i = 0; i < table_calls_n; i++)
		if (table_calls[i].number == number)
			return &table_calls[i];
	return NULL;
}
