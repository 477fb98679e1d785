#include "renumber/renumber_ticket.h"

#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "record/volume.h"
#include "store/path.h"
#include "renumber/renumber_record.h"
#include "ticket/ticket.h"

typedef int read_file(struct renumber_walk *walk, const char *path, struct renumber_text *text, struct err *err);

static const char *const trays[] = {PATH_TICKETS_OPEN, PATH_TICKETS_CLOSED};

enum { TRAYS = sizeof trays / sizeof *trays };

static const char *id_of(const struct renumber_walk *walk, const char *path)
{
	const char *name = strrchr(path, '/') + 1;
	return arena_dup_n(walk->arena, name, strlen(name) - strlen(".yaml"));
}

static int find_bound(struct renumber_walk *walk, read_file *reads, const char *id, struct renumber_text *text,
	struct err *err)
{
	struct renumber_text volume;
	const char *begin;
	size_t length;
	*text = (struct renumber_text){0};
	if (reads(walk, path_ticket_volume(id, walk->arena), &volume, err))
		return -1;
	if (volume.bytes && volume_find(volume.bytes, id, &begin, &length))
		*text = (struct renumber_text){arena_dup_n(walk->arena, begin, length), length};
	return 0;
}

/* Wherever it lies. */
static int find(struct renumber_walk *walk, read_file *reads, const char *id, struct renumber_text *text, struct err *err)
{
	*text = (struct renumber_text){0};
	for (size_t i = 0; !text->bytes && i < TRAYS; i++)
		if (reads(walk, path_ticket(trays[i], id, walk->arena), text, err))
			return -1;
	return text->bytes ? 0 : find_bound(walk, reads, id, text, err);
}

int renumber_ticket_name(struct renumber_walk *walk, const char *path, struct err *err)
{
	const char *id = id_of(walk, path);
	struct renumber_text was, is;
	if (renumber_names_of(&walk->names, id))
		return 0;
	if (find(walk, renumber_walk_was, id, &was, err) || find(walk, renumber_walk_is, id, &is, err))
		return -1;
	if (was.bytes || !is.bytes)
		return 0;
	if (!renumber_walk_is_own(walk, arena_dup_n(walk->arena, id + TICKET_ID_DESK, PATH_DESK_SIZE - 1)))
		return err_set(err, ERR_REFUSED, _("%s: is not of this clone"), id);
	renumber_names_give(&walk->names, id);
	return 0;
}

/* It leaves the place that it had. */
static int take_out(struct renumber_walk *walk, const char *id, struct err *err)
{
	struct renumber_text text;
	for (size_t i = 0; i < TRAYS; i++) {
		const char *path = path_ticket(trays[i], id, walk->arena);
		if (renumber_walk_now(walk, path, &text, err))
			return -1;
		if (text.bytes)
			renumber_walk_remove(walk, path);
	}
	return 0;
}

static int take_out_bound(struct renumber_walk *walk, const char *id, struct err *err)
{
	const char *path = path_ticket_volume(id, walk->arena);
	const struct volume_part part = {.id = id};
	struct renumber_text bound, volume;
	struct str left = {0};
	if (find_bound(walk, renumber_walk_now, id, &bound, err) || !bound.bytes)
		return err->code ? -1 : 0;
	int rc = renumber_walk_now(walk, path, &volume, err) || volume_change(path, volume.bytes, &part, 1, &left, err)
			 ? -1 : 0;
	const struct renumber_text text = {arena_dup_n(walk->arena, str_text(&left), left.length), left.length};
	if (rc == 0 && text.length)
		renumber_walk_put(walk, path, &text);
	else if (rc == 0)
		renumber_walk_remove(walk, path);
	str_close(&left);
	return rc;
}

/* It lies where its state says.  That tickets were bound is not done again: they are bound at the next chance. */
int renumber_ticket_make(struct renumber_walk *walk, const char *path, struct err *err)
{
	const char *id = id_of(walk, path);
	const char *renamed = renumber_names_of(&walk->names, id);
	const char *new_id = renamed ? renamed : id;
	struct renumber_record of = {.schema = &ticket_schema, .name = id};
	struct renumber_text was, is, now;
	void *records[3];
	struct ticket made;
	if (map_get(&walk->done, id))
		return 0;
	map_set(&walk->done, walk->arena, id, 1);
	if (find(walk, renumber_walk_was, id, &was, err) || find(walk, renumber_walk_is, id, &is, err) ||
		find(walk, renumber_walk_now, new_id, &now, err))
		return -1;
	if (was.bytes && !is.bytes)
		return err_set(err, ERR_REFUSED, "%s: %s", path, _("was deleted"));
	if (renumber_walk_same(&was, &is))
		return 0;
	if (renumber_walk_record(walk, id, of.schema, &was, &records[0], err) ||
		renumber_walk_record(walk, id, of.schema, &is, &records[1], err) ||
		renumber_walk_record(walk, new_id, of.schema, &now, &records[2], err))
		return -1;
	of.was = records[0];
	of.is = records[1];
	of.now = records[2];
	if (renumber_record_make(&walk->names, &of, &made, err) || take_out(walk, new_id, err) ||
		take_out_bound(walk, new_id, err))
		return -1;
	const bool ended = ticket_is_final(made.state) && made.disputed.n == 0;
	const struct list one = {&made, 1};
	return renumber_walk_put_list(walk, path_ticket(trays[ended], new_id, walk->arena), &ticket_schema, &one, err);
}
