#include "report/report_log_text.h"

#include <stddef.h>
#include <string.h>

#include "base/message.h"
#include "base/str.h"
#include "office/staff.h"

enum { BLANKS_MOST = 3 };

/* What the programs write, with %s for a word of it. */
static const struct {
	const char *program;
	const char *subject;
} subjects[] = {
	{"account-import", N_("%s accounts added, %s changed")},
	{"bill-import", N_("%s bills")},
	{"payment-import", N_("%s lines, %s unmatched")},
	{"store-archive", N_("%s tickets received before %s into %s volumes")},
	{"store-maintain", N_("%s accounts folded")},
	{"store-maintain", N_("%s tickets received before %s into %s volumes")},
	{"store-init", N_("new store, desk %s")},
	{"store-sync", N_("join %s and %s")},
	{"store-upgrade", N_("format %s becomes %s")},
	{"ticket-import", N_("%s tickets, %s closed, %s open")},
};

/* The words that stand in the text where the subject has %s; false when it is another text. */
static bool read_words(const char *subject, const char *text, const char **words, struct arena *arena)
{
	size_t n = 0;
	while (*subject) {
		if (!str_starts(subject, "%s")) {
			if (*subject++ != *text++)
				return false;
			continue;
		}
		const size_t length = strcspn(text, ", ");
		if (!length || n == BLANKS_MOST)
			return false;
		words[n++] = arena_dup_n(arena, text, length);
		text += length;
		subject += 2;
	}
	return !*text;
}

static const char *fill(const char *said, const char *const *words, struct arena *arena)
{
	struct str text = {0};
	for (size_t n = 0; *said;) {
		const bool blank = str_starts(said, "%s") && n < BLANKS_MOST;
		if (blank)
			str_add(&text, words[n++]);
		else
			str_add_char(&text, *said);
		said += blank ? 2 : 1;
	}
	return str_keep(&text, arena);
}

const char *report_log_text(const char *program, const char *text, const struct staff_list *staff,
	struct arena *arena)
{
	const char *words[BLANKS_MOST] = {"", "", ""};
	if (str_empty(program) || str_empty(text))
		return text;
	const struct staff *person = str_starts(program, "staff-") ? staff_find(staff, text) : NULL;
	if (person)
		return person->name;
	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
		if (str_equal(program, subjects[i].program) && read_words(subjects[i].subject, text, words, arena))
			return fill(_(subjects[i].subject), words, arena);
	return text;
}
