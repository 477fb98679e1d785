/* Keep a file with a ticket: the copy of a document, a photograph, a report; or erase one. */
#include "act/ticket_attach.h"
#include "cli/main.h"
#include "ticket/transition.h"
#include "value/id.h"

static struct ticket_attach_order arg;

#define RECORD struct ticket_attach_order
static const struct command_option options[] = {
	OPTION("paper", paper, ID, N_("the document of the service that it is a copy of; it counts as shown"),
		"PAPER", CHECK(id_check_code), .group = 1),
	OPTION("note", note, TEXT, N_("a note, kept with the event"), "TEXT"),
	OPTION("erase", erase, ID, N_("erase an attachment: its number or SHA-256 (ticket-show)"), "SHA", .group = 1),
	OPTION("reason", reason, TEXT, N_("with --erase: why; kept for good"), "TEXT"),
};

static const struct command_operand operands[] = {
	OPERAND("ID", ticket, N_("ticket id")),
	OPERAND("FILE", file, N_("the file: it is copied, and may be of any name and kind"), .optional = true,
		.bytes = true),
};
#undef RECORD

static const struct command_example examples[] = {
	{"ticket-attach 20260918-XS-0002 ~/scan.pdf --note 现场照片", N_("prints id, SHA-256, type and bytes")},
	{"ticket-attach 20260918-XS-0002 ~/scan.pdf --dry-run", N_("shows what would change")},
};

static int erase(struct run *run, struct err *err)
{
	struct ticket_attach_result done;
	if (arg.file || arg.note || !arg.reason)
		return err_set(err, ERR_USAGE, _("--erase goes with --reason, and with no file and no note"));
	if (ticket_erase(&run->session, &arg, &done, err))
		return -1;
	run_result(run, run_sentence(run, _("the file was erased")), "%s\t%s\terased", done.ticket.id, done.attachment.sha256);
	struct err note = {0};
	if (!done.other)
		return 0;
	err_set(&note, ERR_REFUSED, _("ticket %s has the same file, which stays"), done.other);
	err_hint(&note, -1, _("ticket-attach %s --erase %.12s --reason <reason>"), done.other, done.attachment.sha256);
	run_complain_err(run, &note);
	return 0;
}

static int run(struct run *run, struct err *err)
{
	struct ticket_attach_result done;
	if (arg.erase)
		return erase(run, err);
	if (!arg.file || arg.reason)
		return err_set(err, ERR_USAGE, arg.file ? _("--reason goes with --erase") : _("give the file, or --erase"));
	if (ticket_attach(&run->session, &arg, &done, err))
		return -1;
	const long long size = (long long)done.attachment.size;
	run_result(run, run_sentence(run, _("the file was attached (%s, %lld bytes)"), done.attachment.type, size),
		"%s\t%s\t%s\t%lld", done.ticket.id, done.attachment.sha256, done.attachment.type, size);
	if (done.unchanged)
		run_complain(run, _("ticket %s has this file already"), done.ticket.id);
	else if (done.known)
		run_complain(run, _("the same file was attached before; it is kept once"));
	if (done.ticket.state == TICKET_INCOMPLETE && done.ticket.missing.n == 0)
		run_say(run, _("all documents are there: ticket-review %s --papers-complete"), done.ticket.id);
	return 0;
}

static const struct command command = {
	.name = "ticket-attach",
	.summary = N_("keep a file with a ticket: a copy of a document, a photograph; prints its SHA-256"),
	.description = N_("The file lies in attachments/ of the store under the name of its content; git does not "
			  "have it, so that it can be erased, and backups do. Its type is told by its content. A supervisor erases one "
			  "(--erase): the file goes, who attached and who erased it stays. ticket-show lists "
			  "them and tells where they are (--open). The largest is set in onestop.yaml "
			  "(attachment_limit, bytes)."),
	.article = "五（二）", .need = NEED_WRITE, .roles = ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR,
	COMMAND_OPERANDS(operands), COMMAND_TABLES,
};

COMMAND_MAIN(command)
