#include "office/event_words.h"

#include <string.h>

#include "base/str.h"
#include "base/vec.h"

/* Those of the stretch that one event had seen; with `all`, whatever stands in the stretch. */
struct words_view {
	const struct event_words *words;
	const struct event_twins *twins;
	size_t event;
	bool all;
};

static bool is_in(const struct words_view *view, size_t event)
{
	return view->all || event_cause_saw(view->twins->causes, view->event, event);
}

/* Is it the last word of it: does no other one know better? */
static bool is_open(const struct words_view *view, const struct event_touch *touch)
{
	const struct event_words *words = view->words;
	for (size_t i = 0; i < words->touches_n; i++) {
		const struct event_touch *other = &words->touches[i];
		if (other != touch && is_in(view, other->event) && str_equal(other->word, touch->word) &&
			(other->event == touch->event ? other > touch
						      : event_twin_saw(view->twins, other->event, touch->event)))
			return false;
	}
	return true;
}

static bool is_touched(const struct words_view *view, const char *word)
{
	for (size_t i = 0; i < view->words->touches_n; i++)
		if (is_in(view, view->words->touches[i].event) && str_equal(view->words->touches[i].word, word))
			return true;
	return false;
}

/* Do some say yes and some no? */
static bool is_disputed(const struct words_view *view, const char *word)
{
	const struct event_words *words = view->words;
	bool yes = false, no = false;
	for (size_t i = 0; i < words->touches_n; i++) {
		const struct event_touch *touch = &words->touches[i];
		if (!touch->spoken || !is_in(view, touch->event) || !str_equal(touch->word, word) || !is_open(view, touch))
			continue;
		yes = yes || touch->there;
		no = no || !touch->there;
	}
	return yes && no;
}

/* Of a word that was touched. */
static bool is_there(const struct words_view *view, const char *word)
{
	const struct event_words *words = view->words;
	const bool disputed = is_disputed(view, word);
	bool there = false;
	for (size_t i = 0; i < words->touches_n; i++) {
		const struct event_touch *touch = &words->touches[i];
		if (!is_in(view, touch->event) || !str_equal(touch->word, word) || !is_open(view, touch))
			continue;
		there = disputed ? touch->there : there || touch->there;
	}
	return there;
}

/* The one write that had seen all others; NULL: there are several, or none. */
static const struct event_words_write *last_write(const struct words_view *view, size_t *n)
{
	const struct event_words *words = view->words;
	const struct event_words_write *last = NULL;
	*n = 0;
	for (size_t i = 0; i < words->writes_n; i++)
		if (is_in(view, words->writes[i].event)) {
			last = &words->writes[i];
			++*n;
		}
	for (size_t i = 0; last && i < words->writes_n; i++)
		if (&words->writes[i] != last && is_in(view, words->writes[i].event) &&
			!event_cause_saw(view->twins->causes, last->event, words->writes[i].event))
			return NULL;
	return last;
}

static struct words join(const struct words_view *view, struct arena *arena)
{
	const struct event_words *words = view->words;
	size_t n;
	const struct event_words_write *last = last_write(view, &n);
	struct words now = {arena_array(arena, words->now.n + words->touches_n + 1, sizeof *now.items), 0};
	if (last || n == 0)
		return last ? last->words : words->now;
	for (size_t i = 0; i < words->now.n; i++)
		if (!is_touched(view, words->now.items[i]) || is_there(view, words->now.items[i]))
			now.items[now.n++] = words->now.items[i];
	for (size_t i = 0; i < words->touches_n; i++) {
		const struct event_touch *touch = &words->touches[i];
		if (is_in(view, touch->event) && !words_have(&now, touch->word) && is_there(view, touch->word))
			now.items[now.n++] = touch->word;
	}
	return now;
}

static void touch(struct event_words *words, size_t event, const char *word, bool there, bool spoken,
	struct arena *arena)
{
	VEC_PUSH(arena, words->touches, words->touches_n, words->touches_room) =
		(struct event_touch){event, word, there, spoken};
}

/* "meter-reading: no objection": the word that the text is about; NULL: none. */
static const char *spoken_word(const char *text, struct arena *arena)
{
	const char *colon = text ? strstr(text, ": ") : NULL;
	return colon && colon > text ? arena_dup_n(arena, text, (size_t)(colon - text)) : NULL;
}

void event_words_set(struct event_words *words, const struct event_twins *twins, size_t event, const char *text,
	const struct words *set, struct arena *arena)
{
	const struct words_view view = {words, twins, event, false};
	const struct words before = join(&view, arena);
	const char *spoken = spoken_word(text, arena);
	for (size_t i = 0; i < before.n; i++)
		if (!words_have(set, before.items[i]))
			touch(words, event, before.items[i], false, str_equal(spoken, before.items[i]), arena);
	for (size_t i = 0; i < set->n; i++)
		if (!words_have(&before, set->items[i]))
			touch(words, event, set->items[i], true, str_equal(spoken, set->items[i]), arena);
	if (spoken && words_have(&before, spoken) == words_have(set, spoken))
		touch(words, event, spoken, words_have(set, spoken), true, arena);
	VEC_PUSH(arena, words->writes, words->writes_n, words->writes_room) =
		(struct event_words_write){event, *set};
}

static bool has_written(const struct event_words *words, size_t event)
{
	return words->writes_n && words->writes[words->writes_n - 1].event == event;
}

void event_words_resolve(struct event_words *words, const struct event_twins *twins, size_t event,
	struct arena *arena)
{
	const struct words_view view = {words, twins, event, false};
	const size_t n = words->touches_n;
	struct words now = has_written(words, event) ? words->writes[words->writes_n - 1].words : join(&view, arena);
	bool any = false;
	for (size_t i = 0; i < n; i++) {
		const struct event_touch one = words->touches[i];
		if (is_in(&view, one.event) && is_disputed(&view, one.word)) {
			touch(words, event, one.word, words_have(&now, one.word), true, arena);
			any = true;
		}
	}
	for (size_t i = 0; i < words->held_n; i++)
		if (!is_touched(&view, words->held[i].word)) {
			touch(words, event, words->held[i].word, words_have(&now, words->held[i].word), true, arena);
			any = true;
		}
	if (any && !has_written(words, event))
		VEC_PUSH(arena, words->writes, words->writes_n, words->writes_room) =
			(struct event_words_write){event, now};
}

void event_words_end(struct event_words *words, const struct event_twins *twins, struct arena *arena)
{
	const struct words_view view = {.words = words, .twins = twins, .all = true};
	struct event_touch *held = NULL;
	size_t n = 0, room = 0;
	for (size_t i = 0; i < words->held_n; i++)
		if (!is_touched(&view, words->held[i].word))
			VEC_PUSH(arena, held, n, room) = words->held[i];
	for (size_t i = 0; i < words->touches_n; i++)
		if (words->touches[i].spoken && is_disputed(&view, words->touches[i].word) &&
			is_open(&view, &words->touches[i]))
			VEC_PUSH(arena, held, n, room) = words->touches[i];
	words->now = join(&view, arena);
	words->held = held;
	words->held_n = n;
	words->held_room = room;
	words->writes_n = words->touches_n = 0;
}

