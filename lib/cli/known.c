#include "cli/known.h"

#include <string.h>

#include "base/message.h"
#include "rules/catalogue.h"
#include "office/staff.h"
#include "record/read.h"
#include "store/path.h"
#include "store/store.h"

struct called_list known_codes(struct store *store, enum known_kind kind, struct arena *arena)
{
	struct catalogue catalogue;
	struct staff_list staff;
	struct err ignored = {0};
	if (kind == KNOWN_STAFF)
		return staff_load_all(store, &staff, &ignored) ? (struct called_list){0}
							       : staff_called(&staff, 0, arena);
	if (catalogue_load(store, &catalogue, &ignored))
		return (struct called_list){0};
	return kind == KNOWN_SERVICE ? catalogue_services_called(&catalogue, arena)
				     : catalogue_departments_called(&catalogue, arena);
}

/* Is it a code as it stands?  Looked for in the bytes of the file, as whoever uses the code reads it once more. */
static bool is_code(struct store *store, enum known_kind kind, const char *typed, struct arena *arena)
{
	const char *path = kind == KNOWN_STAFF     ? PATH_STAFF
			   : kind == KNOWN_SERVICE ? PATH_SERVICES
						   : PATH_DEPARTMENTS;
	const char *line = arena_printf(arena, "%s: \"%s\"\n", kind == KNOWN_STAFF ? "id" : "code", typed);
	const char *bytes;
	size_t length;
	struct err ignored = {0};
	if (store_read(store, path, RECORD_VOLUME_BYTES, arena, &bytes, &length, &ignored) || !bytes)
		return false;
	const char *at = memmem(bytes, length, line, strlen(line));
	while (at && at > bytes && at[-1] != '\n')
		at = memmem(at + 1, (size_t)(bytes + length - at - 1), line, strlen(line));
	return at != NULL;
}

int known_code(struct store *store, enum known_kind kind, const char *typed, struct arena *arena,
	const char **code, struct err *err)
{
	*code = typed;
	if (is_code(store, kind, typed, arena))
		return 0;
	const struct called_list all = known_codes(store, kind, arena);
	const struct called_list found = called_find(&all, typed, arena);
	*code = found.n ? found.items[0].code : typed;
	return found.n < 2 ? 0
			   : err_set(err, ERR_USAGE, _("\"%s\" may be %s; type more of it, or the code"), typed,
				     called_names(&found, arena));
}

int known_refuse(struct store *store, enum known_kind kind, const char *typed, struct err *err)
{
	struct catalogue catalogue;
	struct staff_list staff;
	const struct service *service;
	const struct department *department;
	if (kind == KNOWN_STAFF)
		return staff_load_all(store, &staff, err) ? -1 : staff_refuse(&staff, typed, 0, err);
	if (catalogue_load(store, &catalogue, err))
		return -1;
	return kind == KNOWN_SERVICE ? catalogue_service(&catalogue, typed, &service, err)
				     : catalogue_department(&catalogue, typed, &department, err);
}
