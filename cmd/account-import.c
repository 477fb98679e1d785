/* Take the accounts of another system over. */
#include "cli/main.h"
#include "cli/progress.h"
#include "import/account_import.h"
#include "program/import_program.h"
#include "store/txn.h"

static struct {
	struct import_program import_program;
	int encoding;
	bool update;
} arg;

#define AT(member) .offset = offsetof(__typeof__(arg), member)
static const struct command_option options[] = {
	{.field = {.key = "map", .type = FIELD_LINE, AT(import_program.map),
		 .title = N_("which column is which field (YAML), where the headings do not say so")},
		.value = "MAP.yaml"},
	{.field = {.key = "encoding", .type = FIELD_ENUM, AT(encoding), .choices = account_encodings,
		 .title = N_("encoding of the file (found out by itself)")},
		.value = "NAME"},
	{.field = {.key = "update", .type = FIELD_FLAG, AT(update),
		 .title = N_("change accounts of which the file says other things")}},
	IMPORT_PROGRAM_OPTIONS(import_program),
};

static const struct command_operand operands[] = {
	{.name = "FILE", .help = N_("the accounts as a CSV file; - is standard input"), AT(import_program.file)},
};
#undef AT

static const struct command_example examples[] = {
	{"account-import accounts-sample.csv --dry-run",
		N_("see whether every row can be taken over, and what would change")},
	{"account-import accounts-sample.csv --update",
		N_("prints how many accounts were added, changed and found the same")},
};

/* What is changed is shown to who watches; a dry run is there to show it. */
static void show_changes(struct run *run, const struct account_import *import)
{
	for (size_t i = 0; i < import->changes_n; i++)
		if (run->dry_run)
			run_print(run, "%s", import->changes[i]);
		else
			run_say(run, "%s", import->changes[i]);
	if (import->changes_more && run->dry_run)
		run_print(run, _("... and %zu more"), import->changes_more);
	else if (import->changes_more)
		run_say(run, _("... and %zu more"), import->changes_more);
}

static int write_rejects(const struct account_import *import, struct sink *sink, struct err *err)
{
	const char *bytes;
	size_t length;
	if (account_import_rejects(import, &bytes, &length, err))
		return -1;
	return import_program_write_rejects(&arg.import_program, bytes, length, sink, import->session->mem, err);
}

static int refuse(const struct account_import *import, struct err *err)
{
	size_t bad = rejects_rows(&import->rejects);
	if (import->malformed)
		return err_set(err, ERR_MALFORMED,
			_("nothing was imported: %zu of %zu rows are bad; first: correct them, or --skip-bad "
			  "--rejects FILE"),
			bad, import->rows_n);
	return err_set(err, ERR_REFUSED,
		_("nothing was imported: of %zu accounts the file says other things; first: --update, or "
		  "--skip-bad --rejects FILE"),
		bad);
}

/* Take the rows, or say why not. */
static int take(struct run *run, struct account_import *import, struct txn *txn, struct err *err)
{
	struct progress progress;
	progress_begin(&progress, run, _("importing"), import->rows_n);
	int rc = account_import_take(import, txn, import_program_progress, &progress, err);
	progress_end(&progress);
	if (rc)
		return rc;
	import_program_complain(run, &import->rejects);
	show_changes(run, import);
	return import->rejects.n && !arg.import_program.skip_bad ? refuse(import, err) : 0;
}

static int import_all(struct run *run, struct account_import *import, struct err *err)
{
	struct txn *txn = NULL;
	struct sink rejects = {0};
	int rc = -1;

	if (txn_begin(run->session.store, &run->session.actor, &txn, err) || take(run, import, txn, err))
		goto done;
	bool writes = import->rejects.n && !run->dry_run;
	if (writes && write_rejects(import, &rejects, err))
		goto done;
	bool repeated = import->added_before || import->changed_before;
	txn_trailer(txn, "Article", run->command->article);
	if ((!repeated && txn_commit(txn, err, "%zu accounts added, %zu changed", import->added,
				  import->changed)) ||
		(writes && sink_commit(&rejects, err)))
		goto done;
	rc = 0;
done:
	sink_close(&rejects);
	txn_end(txn);
	return rc;
}

static int run(struct run *run, struct err *err)
{
	struct account_import import;
	if (import_program_check(&arg.import_program, err))
		return -1;
	if (account_import_open(&import, &run->session, arg.import_program.file, arg.import_program.map, arg.encoding, err))
		return -1;
	import.update = arg.update;
	import.skip_bad = arg.import_program.skip_bad;
	if (import_all(run, &import, err))
		return -1;
	run_print(run, "%zu\t%zu\t%zu", import.added, import.changed, import.same);
	run_say(run, _("%zu accounts added, %zu changed, %zu are as they were"), import.added,
		import.changed, import.same);
	import_program_tell_rejects(run, &arg.import_program, &import.rejects, import.rows_n);
	return 0;
}

static const struct command command = {
	.name = "account-import",
	.summary = N_("take accounts of another system over: every row becomes an account"),
	.description = N_("All rows or none, in one commit. Headings are recognized in Chinese and in "
			  "English (户号 account, 户名 holder, 证件类型 id_type, 证件号 id_no, 地址 address, "
			  "电话 phone, 联系人 contact, 水表号 meter_no, 口径 calibre, 用水类别 use, 人口数 "
			  "population, 立户日期 opened_on, 用水许可证 licence, 表底 reading, 铅封号 seal, "
			  "交费形式 pay_by, 开户行 bank, 账号 bank_no, 状态 state, 备注 remark). An account that "
			  "is not here yet is opened. One of which the file says other things is changed only "
			  "with --update; without it the import is refused, and every difference is shown. An "
			  "empty cell says nothing. Prints the numbers of accounts added, changed and the "
			  "same, parted by TABs."),
	.article = "五（二）",
	.need = NEED_WRITE,
	.roles = ROLE_SUPERVISOR | ROLE_ADMIN,
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(operands),
	COMMAND_EXAMPLES(examples),
	.arg = &arg,
	.run = run,
};

COMMAND_MAIN(command)
