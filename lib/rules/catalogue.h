/* The catalogue: services, departments and flows, data that a utility edits (catalogue/, streams of YAML). */
#ifndef RULES_CATALOGUE_H
#define RULES_CATALOGUE_H

#include <stdbool.h>

#include "base/err.h"
#include "record/field.h"
#include "value/called.h"

struct store;

enum service_class { CLASS_NONE, CLASS_CONSULT, CLASS_DIRECT, CLASS_ACCEPT };
extern const struct choice service_classes[]; /* "" consult direct accept */

enum paper_for { PAPER_ANY, PAPER_PERSON, PAPER_UNIT };
extern const struct choice paper_fors[]; /* any person unit */

enum paper_form { PAPER_ORIGINAL, PAPER_COPY };
extern const struct choice paper_forms[]; /* original copy */

/* Where a rule of the catalogue comes from. */
enum origin { ORIGIN_NONE, ORIGIN_REGULATION, ORIGIN_DEFAULT };
extern const struct choice origins[]; /* "" regulation default */

struct paper {
	const char *code;
	const char *name;
	int for_whom;         /* enum paper_for, key "for" */
	int form;             /* enum paper_form */
	const char *note;     /* "from DN 80", … */
};

struct paper_list {
	struct paper *items;
	size_t n;
};

struct service {
	const char *code;
	const char *name;     /* Chinese */
	const char *name_en;
	int class;            /* enum service_class */
	const char *department; /* code; "" : by content */
	struct words with;    /* further departments that take part */
	int64_t limit;        /* working days; 0: at once */
	int64_t fee;          /* fen */
	const char *fee_note;
	const char *form;     /* annex-8, annex-9, annex-10, receipt, "" */
	const char *flow;     /* code of a flow */
	struct words guards;  /* account, active, no-arrears, papers, no-open-ticket */
	struct words approvals; /* departments whose opinion is needed */
	const char *deed;     /* program that must have changed the account before there is a result; "" */
	const char *article;  /* "五（三）" */
	int origin;
	struct paper_list papers;
	const char *guide;    /* what to tell a customer, Chinese, any number of lines */
};

struct service_list {
	struct service *items;
	size_t n;
};

struct department {
	const char *code;
	const char *name;
	const char *name_en;
	int origin;
	const char *duty;
};

struct department_list {
	struct department *items;
	size_t n;
};

/* The four stages of article 4, and the call-back of article 6. */
enum flow_phase { PHASE_RECEIVE, PHASE_REVIEW, PHASE_HANDLE, PHASE_DELIVER, PHASE_VISIT };

struct flow_stage {
	const char *name;
	int phase;              /* enum flow_phase */
	const char *department; /* code, or "window", "owner", "handler" (the ticket's department) */
	struct words with;      /* further departments that help (协办), each with a result of its own */
	int64_t days;           /* limit in working days after the day it began; 0: none of its own */
	bool same_day;          /* its limit is the working day on which it began */
	int64_t half_days;      /* the limit as catalogues of format 1 have it */
	const char *note;
};

struct flow_stage_list {
	struct flow_stage *items;
	size_t n;
};

struct flow {
	const char *code;
	const char *name;
	const char *name_en;
	int origin;
	struct flow_stage_list stages;
};

struct flow_list {
	struct flow *items;
	size_t n;
};

extern const struct schema service_schema, department_schema, flow_schema;

struct catalogue {
	struct service_list services;
	struct department_list departments;
	struct flow_list flows;
	bool damaged; /* a file could not be read: a code not found here may exist */
};

int catalogue_load(struct store *store, struct catalogue *catalogue, struct err *err);

/* For lists, which need the names alone: what is damaged is passed over (store_damaged). */
int catalogue_load_readable(struct store *store, struct catalogue *catalogue, struct err *err);

/* The entry with the code; ERR_REFUSED names it, with the service that was probably meant, else the
 * command that lists them, or with the department that was, else all of them. */
int catalogue_service(const struct catalogue *in, const char *code, const struct service **found, struct err *err);
int catalogue_department(const struct catalogue *in, const char *code, const struct department **found, struct err *err);

/* What they are called, in the arena. */
struct called_list catalogue_services_called(const struct catalogue *in, struct arena *arena);
struct called_list catalogue_departments_called(const struct catalogue *in, struct arena *arena);

/* The flow; NULL when there is none of that code. */
const struct flow *catalogue_flow(const struct catalogue *catalogue, const char *code);

/* The n-th handling stage of a flow, counted from 1; NULL when it has fewer. */
const struct flow_stage *catalogue_handling_stage(const struct flow *flow, int64_t n);

/* Its limit in working days, 0: the same day; -1: none of its own. */
int64_t catalogue_stage_days(const struct flow_stage *stage);

/* The name of a code of the kind "service", "department", "flow", "form" or "guard", as struct out wants it. */
const char *catalogue_name_of(const void *catalogue, const char *kind, const char *code);

/* Chinese names for lists; the code itself when the catalogue has it no longer. */
const char *catalogue_service_name(const struct catalogue *catalogue, const char *code);
const char *catalogue_department_name(const struct catalogue *catalogue, const char *code);

#endif
