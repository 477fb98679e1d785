#include "account/account_unique.h"

#include <string.h>

#include "account/account_store.h"
#include "base/message.h"
#include "base/str.h"
#include "base/vec.h"
#include "office/event.h"
#include "office/session.h"
#include "store/share.h"

static const char *const keys[] = {"meter_no", "seal", "licence"};
enum { KEYS = sizeof keys / sizeof *keys };

/* The number of the field at an index that the account has now; NULL when it has none. */
static const char *number_at(const struct account *account, size_t at)
{
	const char *const numbers[KEYS] = {
		account->meter == METER_IN ? account->meter_no : NULL, account->seal, account->licence};
	return account->state == ACCOUNT_CANCELLED || str_empty(numbers[at]) ? NULL : numbers[at];
}

static bool takes(const struct account *before, const struct account *account, size_t at)
{
	const char *number = number_at(account, at);
	return number && !str_equal(number, number_at(before, at));
}

static const char *key_of(struct arena *arena, size_t at, const char *number)
{
	return arena_printf(arena, "%s=%s", keys[at], number);
}

/* The account that has the number; NULL for none. */
static const char *owner_of(const struct account_unique *unique, const char *key)
{
	const size_t at = map_get(&unique->owners, key);
	return at ? unique->numbers[at - 1] : NULL;
}

static void own(struct account_unique *unique, const char *key, const char *number)
{
	VEC_PUSH(unique->arena, unique->numbers, unique->n, unique->room) =
		number ? arena_dup(unique->arena, number) : NULL;
	map_set(&unique->owners, unique->arena, key, unique->n);
}

static void note(struct account_unique *unique, const char *key)
{
	if (unique->notes)
		map_set(&unique->noted, unique->arena, key, 1);
}

static int each(void *context, const struct account *account, const char *path, struct err *err)
{
	struct account_unique *unique = context;
	(void)path;
	(void)err;
	for (size_t i = 0; i < KEYS; i++)
		if (number_at(account, i))
			own(unique, key_of(unique->arena, i, number_at(account, i)), account->number);
	return 0;
}

static int load(const struct session *session, struct account_unique *unique, const struct words *any,
	struct err *err)
{
	struct arena scratch = {0};
	const struct account_walk walk = {.any = any, .each = each, .context = unique};
	*unique = (struct account_unique){.arena = session->mem};
	int rc = account_walk(session->store, &walk, &scratch, err);
	arena_clear(&scratch);
	return rc;
}

int account_unique_load(const struct session *session, struct account_unique *unique, struct err *err)
{
	return load(session, unique, NULL, err);
}

static int refuse(struct account_unique *unique, size_t at, const char *number, const char *owner,
	struct err *err)
{
	unique->refused = keys[at];
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("%s \"%s\" is that of account %s already"),
			_(field_find(&account_schema, keys[at])->title), number, owner),
		_("account-show %s, or --force <reason>"), owner);
}

int account_unique_take(struct account_unique *unique, const struct account *before, struct account *account,
	const char *force, struct err *err)
{
	const char *owner;
	const char *taken[KEYS] = {NULL};
	bool forced = false;
	for (size_t i = 0; i < KEYS; i++) {
		if (!takes(before, account, i))
			continue;
		const char *number = number_at(account, i);
		taken[i] = key_of(unique->arena, i, number);
		note(unique, taken[i]);
		owner = owner_of(unique, taken[i]);
		if (!owner || str_equal(owner, account->number))
			continue;
		if (str_empty(force))
			return refuse(unique, i, number, owner, err);
		forced = true;
	}
	for (size_t i = 0; i < KEYS; i++) {
		const char *old = number_at(before, i);
		const char *now = number_at(account, i);
		const char *key = old ? key_of(unique->arena, i, old) : NULL;
		if (old)
			note(unique, key);
		if (old && str_equal(owner_of(unique, key), account->number))
			own(unique, key, NULL);
		key = now && !taken[i] ? key_of(unique->arena, i, now) : taken[i];
		if (key)
			note(unique, key);
		if (key)
			own(unique, key, account->number);
	}
	if (forced)
		event_last(&account->events)->forced = force;
	return 0;
}

int account_unique_check(const struct session *session, const struct account *before,
	struct account *account, const char *force, struct err *err)
{
	struct account_unique unique;
	const char *wanted[KEYS];
	struct words any = {wanted, 0};
	bool escaped = false;
	for (size_t i = 0; i < KEYS; i++) {
		if (!takes(before, account, i))
			continue;
		const char *number = number_at(account, i);
		/* A file has escapes for these. */
		escaped = escaped || strpbrk(number, "\"\\");
		wanted[any.n++] = arena_printf(session->mem, "%s: \"%s\"", keys[i], number);
	}
	if (any.n == 0)
		return 0;
	return load(session, &unique, escaped ? NULL : &any, err) ||
			       account_unique_take(&unique, before, account, force, err)
		       ? -1
		       : 0;
}

void account_unique_hand(const struct account_unique *unique, struct share_result *into)
{
	SHARE_PUT(into, unique->noted.n);
	for (size_t i = 0; i < unique->noted.room; i++) {
		const char *key = unique->noted.slots[i].key;
		const char *owner = key ? owner_of(unique, key) : NULL;
		if (!key)
			continue;
		share_put_text(into, key);
		share_put_text(into, owner ? owner : "");
	}
}

static bool both_noted(const struct account_unique *unique, struct share_result *from, size_t n)
{
	struct arena scratch = {0};
	bool both = false;
	for (size_t i = 0; !both && i < n; i++) {
		const struct arena_mark mark = arena_mark(&scratch);
		both = map_get(&unique->noted, share_take_text(from, &scratch)) != 0;
		share_take_text(from, &scratch);
		arena_reset(&scratch, mark);
	}
	arena_clear(&scratch);
	return both;
}

bool account_unique_join(struct account_unique *unique, bool last, struct share_result *from)
{
	size_t n;
	SHARE_TAKE(from, n);
	const size_t at = from->at;
	if (both_noted(unique, from, n))
		return false;
	if (last)
		return true;
	from->at = at;
	for (size_t i = 0; i < n; i++) {
		const char *key = share_take_text(from, unique->arena);
		const char *owner = share_take_text(from, unique->arena);
		note(unique, key);
		if (!str_equal(owner, owner_of(unique, key)))
			own(unique, key, *owner ? owner : NULL);
	}
	return true;
}
