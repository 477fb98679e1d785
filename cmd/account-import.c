/* Take the accounts of another system over. */
#include "import/account_import.h"
#include "program/account_program.h"
#include "program/import_program.h"

static struct {
	struct import_given import;
	struct account_import_wish wish;
} arg;

#define RECORD __typeof__(arg)
static const struct command_option options[] = {
	IMPORT_PROGRAM_MAP(N_("which column is which field (YAML), where the headings do not say so"), "MAP.yaml"),
	IMPORT_PROGRAM_ENCODING,
	FLAG("phone-to-remark", wish.phone_to_remark, N_("keep what stands for a telephone number and is none in the remark")),
	FLAG("update", wish.update, N_("change accounts that differ from the file")),
	ACCOUNT_PROGRAM_FORCE(wish.force),
	IMPORT_PROGRAM_REJECTS,
};
#undef RECORD

static const struct command_example examples[] = {
	{"account-import accounts-sample.csv --dry-run",
		N_("see whether every row can be imported, and what would change")},
	{"account-import accounts-sample.csv --update",
		N_("prints how many accounts were added, changed and found the same")},
};

static int take(struct session *session, const struct import_order *order, struct txn *txn,
	struct import_program_end *end, struct err *err)
{
	struct account_import_result accounts;
	if (account_import_take(session, order, &arg.wish, txn, &accounts, err))
		return -1;
	*end = (struct import_program_end){accounts.import, {accounts.added, accounts.changed, accounts.same}};
	return 0;
}

static struct import_program_words tell(const size_t *counts, struct arena *arena)
{
	size_t added = counts[0];
	size_t changed = counts[1];
	size_t same = counts[2];
	return (struct import_program_words){
		.subject = arena_printf(arena, "%zu accounts added, %zu changed", added, changed),
		.line = arena_printf(arena, "%zu\t%zu\t%zu", added, changed, same),
		.says = arena_printf(arena, _("%zu accounts added, %zu changed, %zu are as they were"),
			added, changed, same),
	};
}

IMPORT_PROGRAM(N_("the accounts as a CSV file; - is standard input"), .name = "account-import", .rule = take,
	.tell = tell,
	.summary = N_("import the accounts of another system: every row becomes an account"),
	.description = N_("All rows or none, in one commit. Headings are recognized in Chinese and in English "
		"(户号 account, 户名 name, 证件类型 id_type, 证件号 id_no, 地址 address, 电话 phone, 联系人 "
		"contact, 水表号 meter_no, 口径 calibre, 用水类别 use, 人口数 population, 立户日期 opened_on, 用水许可证 "
		"licence, 表底 reading, 抄表日期 reading_on, 表位数 digits, 铅封号 seal, 交费形式 pay_by, 开户行 "
		"bank, 账号 bank_no, 状态 state, 报停日期 "
		"suspended_on, 报停截止 suspended_until, 销户日期 cancelled_on, 备注 "
		"remark). An account that is not here yet is opened. One that differs from the file "
		"is changed only with --update; without it the import is refused, and every "
		"difference is shown. An empty cell changes nothing. What account-list --unmask and "
		"account-show --unmask print as csv or tsv, with any columns, titles and --excel, "
		"comes back so: list, correct in a spreadsheet, import with --update. Columns that "
		"no import changes (what is owed, prepaid, bills, a base volume) are passed over where they say what "
		"the store says, and else refused, and so is a masked cell. Prints the numbers of accounts "
		"added, changed and the same, separated by TABs."),
	.article = "五（二）", .kept = "", .roles = ROLE_SUPERVISOR | ROLE_ADMIN)
