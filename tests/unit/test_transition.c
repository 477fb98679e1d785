/* The transition table, held against a matrix written by hand: for every state and every act whether
 * it is possible, where it leads, who may, and what the row says of it. */
#include "ticket/transition.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "office/event.h"
#include "office/staff.h"
#include "ticket/ticket_guard.h"

#define WINDOW (ROLE_CLERK | ROLE_SUPERVISOR)
#define WORK (ROLE_CLERK | ROLE_HANDLER | ROLE_SUPERVISOR)

/* A letter for every state, in the order of enum ticket_state. */
static const char letters[] = "-RADFVPCIHXWL";
enum { STATES = sizeof letters - 1 };

/* In `leads`, under the state it begins in: the letter of the new state, "=" where the state stays,
 * "*" where it may become any, "." where the act is not possible. */
static const struct expected {
	const char *act;
	const char *leads;
	unsigned roles;
	const char *article;
	const char *program;
	const char *options;
} table[] = {
	/*                     -RADFVPCIHXWL */
	{"receive",            "R............", WINDOW, "五（三）", "ticket-new", NULL},
	{"receive-incomplete", "I............", WINDOW, "五（二）", "ticket-new", NULL},
	{"import",             "*............", ROLE_SUPERVISOR | ROLE_ADMIN, "五（三）", "ticket-import", NULL},
	{"approve",            ".A...........", WINDOW, "四", "ticket-review", "--agree"},
	{"require-papers",     ".II..........", WINDOW, "五（三）", "ticket-review", "--missing <document>"},
	{"refuse",             ".XX.....X....", WINDOW, "五（三）", "ticket-review", "--refuse <reason>"},
	{"agree",              ".=...........", WORK, "四", "ticket-review", "--department <department> --agree"},
	{"disagree",           ".=...........", WORK, "四", "ticket-review", "--department <department> --disagree"},
	{"papers",             ".===....=....", WORK, "五（二）", "ticket-review", NULL},
	{"waive",              ".===....=....", ROLE_SUPERVISOR, "五（二）", "ticket-review", NULL},
	{"rest",               ".II.....I....", WINDOW, "五（二）", "ticket-review", NULL},
	{"papers-complete",    "........R....", WINDOW, "五（三）", "ticket-review", "--papers-complete"},
	{"assign",             "..D..........", WINDOW, "六", "ticket-assign", "--to <department>"},
	{"result",             "...F.........", WORK, "六", "ticket-result", "--text <result>"},
	{"not-done",           "...=.........", WORK, "六", "ticket-result", NULL},
	{"account",            ".===....=....", WORK, "五（三）", "account-new", NULL},
	{"step",               "...=.........", WORK, "六", "ticket-result", NULL},
	{"finding",            "...=.....=...", WORK, "六", "ticket-result", NULL},
	{"transfer",           "...=.........", WINDOW, "六", "ticket-assign", "--to <department> --reason <reason>"},
	{"handler",            "...=.........", WORK, "六", "ticket-assign", "--handler <handler>"},
	{"return",             "...A.........", WORK, "六", "ticket-return", "--reason <reason>"},
	{"hold",               "...H.....H...", WORK, "六", "ticket-hold", "--reason <reason> --until <date>"},
	{"resume",             ".........D...", WORK, "六", "ticket-resume", ""},
	{"extend",             "...=.........", ROLE_SUPERVISOR, "六", "ticket-extend",
		"--days <days> --reason <reason> --told <channel> --said <text>"},
	{"remind",             ".===....==...", WINDOW, "六", "ticket-remind", "--to <whom>"},
	{"inform",             ".===....==...", WINDOW, "六", "ticket-remind", NULL},
	{"escalate",           ".===========.", WINDOW, "六", "ticket-escalate", "--note <text>"},
	{"deliver",            "....V........", WINDOW, "四", "ticket-deliver", "--by <channel>"},
	{"reject",             "....D........", ROLE_SUPERVISOR, "六", "ticket-reject", "--reason <reason>"},
	{"visit",              ".....P.......", WINDOW, "六", "ticket-visit", "--satisfaction <satisfaction>"},
	{"close",              "......C......", WINDOW, "五（三）", "ticket-close", ""},
	{"reopen",             "......AA.....", WINDOW, "六", "ticket-reopen", "--reason <reason>"},
	{"withdraw",           ".WWW....WW...", WINDOW, "五（三）", "ticket-withdraw", "--reason <reason>"},
	{"void",               ".WWW....WW...", WINDOW, "五（三）", "ticket-withdraw", NULL},
	{"attach",             ".============", WORK, "五（二）", "ticket-attach", NULL},
	{"erase",              ".============", ROLE_SUPERVISOR, "五（二）", "ticket-attach", NULL},
	{"link",               ".LLL....LL...", WINDOW, "五（三）", "ticket-link", NULL},
	{"unlink",             "....=.......=", WINDOW, "五（三）", "ticket-link", NULL},
	{"joined",             ".============", WINDOW, "五（三）", "ticket-link", NULL},
	{"parted",             ".============", WINDOW, "五（三）", "ticket-link", NULL},
	{"follow",             ".============", WINDOW, "五（三）", "ticket-link", NULL},
	{"unfollow",           ".============", WINDOW, "五（三）", "ticket-link", NULL},
	{"main-result",        "............F", WORK, "六", "ticket-result", NULL},
	{"main-reject",        "....L........", ROLE_SUPERVISOR, "六", "ticket-reject", NULL},
	{"attempt",            ".....=.......", WINDOW, "六", "ticket-visit", NULL},
	{"close-untold",       ".....C.......", WINDOW, "五（三）", "ticket-close", NULL},
	{"redue",              ".===========.", ROLE_SUPERVISOR, "六", "ticket-redue", NULL},
	{"undo",               ".===========.", WINDOW, "五（三）", "ticket-undo", NULL},
	{"edit",               ".============", WORK, "五（三）", "ticket-edit", NULL},
	{"note",               ".============", ROLE_ANYONE, "五（三）", "ticket-note", NULL},
	{"find-cause",         ".============", ROLE_INSPECTOR, "六", "ticket-escalate", NULL},
	{"resolve",            ".============", ROLE_SUPERVISOR, "五（三）", "ticket-resolve", "--take <event> --reason <reason>"},
};
enum { ACTS = sizeof table / sizeof *table };

/* The act that leads on from a state; NULL at an end. */
static const char *const forward[STATES] = {
	"receive", "approve", "assign", "result", "deliver", "visit", "close", NULL, "papers-complete",
	"resume", NULL, NULL, NULL,
};

/* The letter of the table for what a row does in a state. */
static char letter_of(const struct transition *row, int state)
{
	if (!row)
		return '.';
	if (row->to != TICKET_NONE)
		return letters[row->to];
	return state == TICKET_NONE ? '*' : '=';
}

static void transition_find__follows_the_matrix(void **test)
{
	(void)test;
	for (int a = 0; a < ACTS; a++) {
		char leads[STATES + 1] = {0};
		for (int state = 0; state < STATES; state++)
			leads[state] = letter_of(transition_find(state, table[a].act), state);
		if (strcmp(leads, table[a].leads) != 0)
			fail_msg("%s leads %s, not %s", table[a].act, leads, table[a].leads);
	}
}

static void transition_find__knows_nothing_else(void **test)
{
	(void)test;
	assert_int_equal(STATES, TICKET_LINKED + 1);
	assert_null(transition_find(TICKET_RECEIVED, "fly"));
	assert_null(transition_find(-1, "note"));
	assert_null(transition_find(TICKET_LINKED + 1, "note"));
	for (size_t i = 0; i < transitions_n; i++) {
		int a = 0;
		while (a < ACTS && !str_equal(table[a].act, transitions[i].act))
			a++;
		if (a == ACTS)
			fail_msg("\"%s\" is not in the matrix", transitions[i].act);
		assert_true(transitions[i].from != 0);
		assert_int_equal(transitions[i].from >> STATES, 0);
	}
}

static void transitions__begin_in_a_state_once(void **test)
{
	(void)test;
	for (size_t i = 0; i < transitions_n; i++)
		for (size_t k = i + 1; k < transitions_n; k++)
			if (str_equal(transitions[i].act, transitions[k].act) &&
				(transitions[i].from & transitions[k].from))
				fail_msg("two rows for \"%s\"", transitions[i].act);
}

/* What does not hang on the state is asked by the act alone, of whichever row comes first. */
static void transitions__of_one_act_say_the_same(void **test)
{
	(void)test;
	for (size_t i = 0; i < transitions_n; i++) {
		const char *act = transitions[i].act;
		assert_string_equal(transition_title(act), transitions[i].title);
		assert_string_equal(transition_article(act), transitions[i].article);
		assert_string_equal(transition_program(act), transitions[i].program);
	}
	assert_string_equal(transition_title("fly"), "fly");
	assert_null(transition_article("fly"));
	assert_null(transition_program("fly"));
}

/* Several acts: whoever may do one of them may run the program, and the first one names the article. */
static void transition_program__may_be_run_by_whoever_may_do_one_of_its_acts(void **test)
{
	static const struct {
		const char *program;
		unsigned roles;
		const char *article;
	} programs[] = {
		{"ticket-new", WINDOW, "五（三）"},
		{"ticket-review", WORK, "四"},
		{"ticket-result", WORK, "六"},
		{"ticket-remind", WINDOW, "六"},
		{"ticket-escalate", WINDOW | ROLE_INSPECTOR, "六"},
		{"ticket-extend", ROLE_SUPERVISOR, "六"},
		{"ticket-note", ROLE_ANYONE, "五（三）"},
		{"ticket-link", WINDOW, "五（三）"},
		{"ticket-edit", WORK, "五（三）"},
		{"ticket-redue", ROLE_SUPERVISOR, "六"},
	};
	(void)test;
	for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
		assert_int_equal(transition_program_roles(programs[i].program), programs[i].roles);
		assert_string_equal(transition_program_article(programs[i].program), programs[i].article);
	}
	assert_null(transition_program_article("ticket-fly"));
}

static void transition_find__tells_who_may_and_why(void **test)
{
	(void)test;
	for (int a = 0; a < ACTS; a++)
		for (int state = 0; state < STATES; state++) {
			const struct transition *row = transition_find(state, table[a].act);
			if (!row)
				continue;
			assert_int_equal(row->roles, table[a].roles);
			assert_string_equal(row->article, table[a].article);
			assert_string_equal(row->program, table[a].program);
			if (!str_equal(row->options, table[a].options) || !row->options != !table[a].options)
				fail_msg("%s: options %s", table[a].act, row->options ? row->options : "NULL");
		}
}

static void transition_forward__is_the_way_to_the_end(void **test)
{
	(void)test;
	for (int state = 0; state < STATES; state++) {
		const struct transition *row = transition_forward(state);
		const char *act = row ? row->act : NULL;
		if (!str_equal(act, forward[state]) || !act != !forward[state])
			fail_msg("%s: forward by %s", ticket_states[state].name, act ? act : "nothing");
		/* What to type for it is told to whoever wanted a later act. */
		assert_true(!row || row->to != TICKET_NONE);
		assert_true(!row || state == TICKET_NONE || row->options);
	}
}

static void transitions__lead_on_by_one_row_only(void **test)
{
	(void)test;
	for (int state = 0; state < STATES; state++) {
		int n = 0;
		for (size_t i = 0; i < transitions_n; i++)
			n += transitions[i].leads_on && transition_begins_in(&transitions[i], state);
		assert_int_equal(n, forward[state] ? 1 : 0);
	}
}

static void transition_require__follows_the_matrix(void **test)
{
	static const unsigned roles[] = {ROLE_CLERK, ROLE_HANDLER, ROLE_SUPERVISOR, ROLE_INSPECTOR, ROLE_ADMIN};
	(void)test;
	for (int a = 0; a < ACTS; a++)
		for (int state = 1; state < STATES; state++)
			for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
				const struct ticket ticket = {.id = "20260918-XS-0001", .state = state};
				const struct transition *row = NULL;
				struct err err = {0};
				bool may = table[a].leads[state] != '.' &&
					   (!table[a].roles || (table[a].roles & roles[r]));
				int rc = transition_require(&ticket, table[a].act, roles[r], &row, &err);
				assert_int_equal(rc, may ? 0 : -1);
				assert_int_equal(err.code, may ? ERR_NONE : ERR_REFUSED);
				assert_true(!row == !may);
			}
}

/* A list of events as "ACT" or "ACT>STATE", with blanks between; at most eight. */
static int check(const char *list, struct err *err)
{
	struct arena arena = {0};
	struct event events[8] = {0};
	struct pair states[8];
	size_t n = 0;
	for (const char *at = list; *at; n++) {
		size_t length = strcspn(at, " ");
		char *act = arena_dup_n(&arena, at, length);
		char *to = strchr(act, '>');
		if (to) {
			*to = '\0';
			states[n] = (struct pair){.key = "state", .value = to + 1};
			events[n].set = (struct pairs){&states[n], 1};
		}
		events[n].id = arena_printf(&arena, "XS-%zu", n + 1);
		events[n].act = act;
		at += length + strspn(at + length, " ");
	}
	const struct ticket ticket = {.id = "20260918-XS-0001", .events = {events, n}};
	*err = (struct err){0};
	int rc = transition_check(&ticket, err);
	arena_clear(&arena);
	return rc;
}

static void transition_check__takes_what_the_table_allows(void **test)
{
	static const char *const good[] = {
		"receive>received",
		"receive>received approve>approved assign>assigned result>done deliver>delivered "
		"visit>visited close>closed reopen>assigned",
		"receive-incomplete>incomplete papers papers-complete>received refuse>refused note",
		"receive>received note withdraw>withdrawn find-cause",
		"receive>received approve>approved assign>assigned hold>on-hold remind resume>assigned",
		"import>closed reopen>assigned extend step",
		"import>on-hold withdraw>withdrawn",
	};
	struct err err;
	(void)test;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (check(good[i], &err))
			fail_msg("%s: %s", good[i], err.msg);
}

static void transition_check__names_the_event_that_does_not_fit(void **test)
{
	static const struct {
		const char *list;
		const char *says;
	} bad[] = {
		{"", "ticket 20260918-XS-0001 has no events"},
		{"note", "event XS-1: \"note\" cannot lead from \"-\" to \"-\""},
		{"approve>approved", "event XS-1: \"approve\" cannot lead from \"-\" to \"approved\""},
		{"receive", "event XS-1: \"receive\" cannot lead from \"-\" to \"-\""},
		{"receive>assigned", "event XS-1: \"receive\" cannot lead from \"-\" to \"assigned\""},
		{"receive>received assign>assigned",
			"event XS-2: \"assign\" cannot lead from \"received\" to \"assigned\""},
		{"receive>received approve", "event XS-2: \"approve\" cannot lead from \"received\" to \"received\""},
		{"receive>received note>closed", "event XS-2: \"note\" cannot lead from \"received\" to \"closed\""},
		{"receive>received fly", "event XS-2: \"fly\" cannot lead from \"received\" to \"received\""},
		{"receive>received approve>flying", "event XS-2: \"approve\" cannot lead from \"received\" to \"?\""},
		{"receive>received import>closed",
			"event XS-2: \"import from a ledger\" cannot lead from \"received\" to \"closed\""},
		{"import>closed withdraw>withdrawn",
			"event XS-2: \"withdraw\" cannot lead from \"closed\" to \"withdrawn\""},
	};
	struct err err;
	(void)test;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(check(bad[i].list, &err), -1);
		assert_int_equal(err.code, ERR_MALFORMED);
		assert_string_equal(err.msg, bad[i].says);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(transition_find__follows_the_matrix),
		cmocka_unit_test(transition_find__knows_nothing_else),
		cmocka_unit_test(transitions__begin_in_a_state_once),
		cmocka_unit_test(transitions__of_one_act_say_the_same),
		cmocka_unit_test(transition_program__may_be_run_by_whoever_may_do_one_of_its_acts),
		cmocka_unit_test(transition_find__tells_who_may_and_why),
		cmocka_unit_test(transition_forward__is_the_way_to_the_end),
		cmocka_unit_test(transitions__lead_on_by_one_row_only),
		cmocka_unit_test(transition_require__follows_the_matrix),
		cmocka_unit_test(transition_check__takes_what_the_table_allows),
		cmocka_unit_test(transition_check__names_the_event_that_does_not_fit),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
