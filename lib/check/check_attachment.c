#include "check/check_attachment.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "git/beside.h"
#include "office/session.h"
#include "store/path.h"
#include "store/store.h"
#include "ticket/ticket_attachment.h"

static struct findings_attachment *attachment_at(struct findings *findings, const char *path)
{
	size_t at = map_get(&findings->attachments_at, path);
	if (at)
		return &findings->attachments[at - 1];
	struct findings_attachment *made = &VEC_PUSH(findings->mem, findings->attachments,
		findings->attachments_n, findings->attachments_room);
	*made = (struct findings_attachment){.path = arena_dup(findings->mem, path)};
	map_set(&findings->attachments_at, findings->mem, made->path, findings->attachments_n);
	return made;
}

static bool is_of_desk(const char *id, const char *desk)
{
	return !str_empty(desk) && str_starts(id + TICKET_ID_DESK, desk);
}

int check_attachments_of(struct findings *findings, const struct ticket *ticket, struct err *err)
{
	struct ticket_attachment_list list;
	struct arena scratch = {0};
	int rc = ticket_attachments(ticket, &scratch, &list, err);
	for (size_t i = 0; rc == 0 && i < list.n; i++) {
		const struct ticket_attachment *one = &list.items[i];
		struct findings_attachment *known =
			attachment_at(findings, attachment_path(one->sha256, one->type, &scratch));
		const char *id = arena_dup(findings->mem, ticket->id);
		if (one->state == ATTACHMENT_ERASED) {
			known->erased = id;
			continue;
		}
		bool ours = is_of_desk(id, findings->session->store->desk);
		known->ticket = ours || !known->ticket ? id : known->ticket;
		known->ours = known->ours || ours;
	}
	arena_clear(&scratch);
	return rc;
}

/* A file of attachments/, whatever it is called. */
static int look_at(struct findings *findings, const char *path, struct err *err)
{
	enum attachment_place place;
	if (!beside_path_is_plain(path)) {
		findings_add(findings, FINDING_WARNING, ERR_REFUSED, path,
			_("is not a file of a store: no program reads it"));
		return 0;
	}
	struct findings_attachment *known = attachment_at(findings, path);
	known->seen = true;
	if (attachment_look(findings->session->store, path, &place, err))
		return -1;
	if (place != ATTACHMENT_HERE)
		findings_add(findings, FINDING_ERROR, ERR_MALFORMED, path,
			_("its content is not what its name says; attach the file again (ticket-attach)"));
	else if (!known->ticket && known->erased) {
		struct err still = {0};
		(void)err_hint(&still,
			err_set(&still, ERR_MALFORMED, _("was erased from ticket %s and is still here"), known->erased),
			_("ticket-attach %s --erase %.2s%.10s --reason <reason>"), known->erased,
			path + strlen(PATH_ATTACHMENTS "/"), path + strlen(PATH_ATTACHMENTS "/ab/"));
		findings_add_err(findings, path, &still);
	}
	else if (!known->ticket)
		findings_add(findings, FINDING_NOTE, ERR_REFUSED, path, _("no ticket has this attachment"));
	return 0;
}

static int look_at_all(struct findings *findings, struct err *err)
{
	struct store *store = findings->session->store;
	const char **directories, **names;
	size_t n, names_n;
	if (store_names(store, PATH_ATTACHMENTS, findings->mem, &directories, &n, err))
		return -1;
	for (size_t d = 0; d < n; d++) {
		const char *directory = arena_printf(findings->mem, PATH_ATTACHMENTS "/%s", directories[d]);
		struct err stray = {0};
		/* A file there is a stray, told as such. */
		if (store_names(store, directory, findings->mem, &names, &names_n, &stray))
			continue;
		for (size_t i = 0; i < names_n; i++)
			if (look_at(findings, arena_printf(findings->mem, "%s/%s", directory, names[i]), err))
				return -1;
	}
	return 0;
}

int check_attachments(struct findings *findings, struct err *err)
{
	if (look_at_all(findings, err))
		return -1;
	for (size_t i = 0; i < findings->attachments_n; i++) {
		const struct findings_attachment *one = &findings->attachments[i];
		if (one->seen || !one->ticket)
			continue;
		const char *what =
			one->ours ? _("of ticket %s is missing: attach the file again (ticket-attach), or take it "
				      "from a backup")
				  : _("of ticket %s is not here: its window has it");
		findings_add(findings, one->ours ? FINDING_ERROR : FINDING_NOTE, ERR_MALFORMED, one->path,
			arena_printf(findings->mem, what, one->ticket));
	}
	return 0;
}
