#include "program/restore_program.h"

#include "backup/backup.h"
#include "check/check.h"
#include "txn/restored.h"
#include "store/store.h"
#include "txn/store_open.h"

static int check(struct run *run, struct err *err)
{
	struct check check = {0};
	if (check_run(&run->session, &check, err))
		return -1;
	for (size_t i = 0; i < check.findings.n; i++) {
		const struct finding *finding = &check.findings.items[i];
		if (finding->kind != FINDING_ERROR)
			continue;
		run_complain(run, "%s: %s", finding->path, finding->message);
		if (finding->code > (int)run->status)
			run->status = (enum err_code)finding->code;
	}
	return 0;
}

int restore_program_make(struct run *run, const char *file, const char *directory, bool accept_loss,
	struct err *err)
{
	struct backup_restore restore = {0};
	if (backup_restore(file, directory, run->session.mem, &restore, err))
		return -1;
	run->session.store = restore.store;
	int rc = check(run, err);
	if (rc == 0 && accept_loss)
		rc = restored_accept(restore.store, err);
	if (rc == 0 && !run->dry_run)
		return new_place_finish(&restore.place, err);
	new_place_drop(&restore.place);
	return rc;
}

int restore_program_accept(struct run *run, const char *directory, struct err *err)
{
	if (store_open(directory, run->session.mem, &run->session.store, err))
		return -1;
	return run->dry_run ? 0 : restored_accept(run->session.store, err);
}
