#include "history/check_cut.h"

#include "base/message.h"
#include "store/store.h"

int check_cut_tell(struct findings *findings, const struct history_commit *commit, bool *told)
{
	struct err err = {0};
	if (*told)
		return 0;
	*told = true;
	err_hint(&err,
		err_set(&err, ERR_REFUSED, _("the history before commit %.12s is not in this clone"), commit->id),
		"git fetch --unshallow hub");
	findings_warn(findings, STORE_SHALLOW_PATH, &err);
	return 0;
}
