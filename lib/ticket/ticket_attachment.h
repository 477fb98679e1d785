/* The files that belong to a ticket (附件10: 留存相关证件复印件), as its events tell them: each `attach` has in
 * its `file` the SHA-256, type and size, and the paper it is a copy of; an `erase` the SHA-256 of what
 * was removed.  The files themselves are office/attachment.h's. */
#ifndef TICKET_TICKET_ATTACHMENT_H
#define TICKET_TICKET_ATTACHMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/attachment.h"
#include "record/field.h"
#include "ticket/ticket.h"

struct service;
struct store;

enum attachment_state { ATTACHMENT_UNSEEN, ATTACHMENT_IS_HERE, ATTACHMENT_NOT_HERE, ATTACHMENT_WRONG,
	ATTACHMENT_ERASED };
extern const struct choice ticket_attachment_states[]; /* "" here absent changed erased */

struct ticket_attachment {
	int64_t n;          /* from 1, in the order of the events */
	const char *paper;  /* code of a document of the service; "": none of them */
	const char *type;
	int64_t size;       /* bytes */
	const char *by;
	int64_t at;         /* moment */
	int state;          /* enum attachment_state; UNSEEN until ticket_attachments_look */
	const char *sha256;
	const char *text;   /* note; of an erased one the reason */
};

struct ticket_attachment_list {
	struct ticket_attachment *items;
	size_t n;
};

extern const struct schema ticket_attachment_schema;

/* Those of a ticket, in the arena.  ERR_MALFORMED names an event whose file is not told as it must be. */
int ticket_attachments(const struct ticket *ticket, struct arena *arena,
	struct ticket_attachment_list *list, struct err *err);

/* Which of them are here?  Reads every file that is. */
int ticket_attachments_look(struct store *store, const struct ticket_attachment_list *list, struct err *err);

/* The one that was typed: its number, or at least eight digits of its SHA-256.  ERR_REFUSED. */
int ticket_attachment_find(const struct ticket *ticket, const struct ticket_attachment_list *list,
	const char *typed, const struct ticket_attachment **found, struct err *err);

/* The papers (codes) of which the service wants a copy, that the customer has shown, and that have no
 * attachment that was not erased.  None where the events cannot be read. */
struct words ticket_attachment_lacking(const struct ticket *ticket, const struct service *service,
	struct arena *arena);

#endif
