#include "program/form_program.h"

#include "cli/coded.h"
#include "form/form_pdf.h"
#include "form/form_text.h"
#include "office/identity.h"
#include "office/reveal_log.h"
#include "store/path.h"
#include "txn/settled.h"
#include "table/sink.h"

int form_program_check(struct form_print_order *order, const char *kind, bool blank, struct arena *arena,
	struct err *err)
{
	order->kind = choice_find(form_print_kinds, kind);
	if (order->kind < 0 && choice_suggest(form_print_kinds, kind, ERR_USAGE, err) < 0)
		return -1;
	if (order->kind < 0)
		return err_set(err, ERR_USAGE, _("form \"%s\" is not one of: %s"), kind,
			choice_list(form_print_kinds, arena));
	if (blank && order->record)
		return err_set(err, ERR_USAGE, _("--blank is the empty form; \"%s\" cannot be given with it"),
			order->record);
	if (!blank && !order->record)
		return err_hint(err,
			err_set(err, ERR_USAGE, _("what is to be printed is missing")),
			"form-print --help");
	if (order->for_whom && order->kind != FORM_PRINT_NOTICE)
		return err_set(err, ERR_USAGE, _("--for goes with notice"));
	if ((order->from || order->to) && order->kind != FORM_PRINT_STATEMENT)
		return err_set(err, ERR_USAGE, _("--from and --to go with statement"));
	if (order->holder && order->kind != FORM_PRINT_STATEMENT)
		return err_set(err, ERR_USAGE, _("--holder goes with statement"));
	if (order->from && order->to && order->to < order->from)
		return err_set(err, ERR_USAGE, _("--to is before --from"));
	return 0;
}

int form_program_name(struct run *run, struct form_print_order *order, struct err *err)
{
	static const enum known_kind kinds[] = {[FORM_PRINT_RECEIPT] = KNOWN_RECEIPT,
		[FORM_PRINT_NOTICE] = KNOWN_SERVICE, [FORM_PRINT_STATEMENT] = KNOWN_ACCOUNT};
	const size_t n = sizeof kinds / sizeof *kinds;
	const enum known_kind kind = (size_t)order->kind < n ? kinds[order->kind] : KNOWN_NONE;
	if (!order->record || kind == KNOWN_NONE || (kind == KNOWN_SERVICE && form_print_is_personal(order)))
		return 0;
	return coded_word(run, kind, NULL, order->record, &order->record, err);
}

int form_program_require_role(struct run *run, unsigned besides, struct err *err)
{
	struct session *session = &run->session;
	if (settled_check(session->store, PATH_STAFF, false, err) ||
		(!session->staff && identity_set(session, NULL, err)))
		return -1;
	return staff_require(session->staff, run->command->roles | besides, run->command->name, err);
}

int form_program_reveal(struct run *run, const char *record, struct err *err)
{
	const struct reveal reveal = {.program = run->command->name, .ids = &record, .n = 1};
	return reveal_log_add(&run->session, &reveal, err);
}

int form_program_write(struct run *run, const struct form_grid *form, const char *path, bool text,
	struct err *err)
{
	struct sink sink;
	struct str bytes = {0};
	int rc = -1;
	if (sink_open(&sink, path, run->session.mem, err))
		return -1;
	if (text) {
		form_text(form, run->session.mem, &bytes);
	} else if (sink.terminal && !path) {
		err_hint(err,
			err_set(err, ERR_USAGE, _("PDF is not for a terminal")),
			_("-o <file>, or --text"));
		goto done;
	} else if (form_pdf(form, run->session.mem, &bytes, err)) {
		goto done;
	}
	if (sink_write(&sink, str_text(&bytes), bytes.length, err) == 0)
		rc = sink_commit(&sink, err);
done:
	str_close(&bytes);
	sink_close(&sink);
	return rc;
}

#ifdef __SANITIZE_ADDRESS__
/* What cairo and fontconfig never give back is not ours to free. */
const char *__lsan_default_options(void);
const char *__lsan_default_suppressions(void);

const char *__lsan_default_options(void)
{
	return "print_suppressions=0";
}

const char *__lsan_default_suppressions(void)
{
	return "leak:libcairo.so\nleak:libfontconfig.so\n";
}
#endif
