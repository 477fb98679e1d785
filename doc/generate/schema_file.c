#include "schema.h"

#include "account/account.h"
#include "account/account_history.h"
#include "account/account_statement.h"
#include "account/account_view.h"
#include "admin/staff_note.h"
#include "backup/backup.h"
#include "base/str.h"
#include "cli/program_index.h"
#include "finding/findings.h"
#include "generate.h"
#include "act/ticket_flow.h"
#include "import/account_map.h"
#include "import/payment_map.h"
#include "import/ticket_map.h"
#include "office/desk.h"
#include "office/event.h"
#include "office/staff.h"
#include "payment/bill_register.h"
#include "payment/cash_up.h"
#include "payment/payment.h"
#include "payment/payment_report.h"
#include "payment/penalty.h"
#include "renumber/renumber_names.h"
#include "report/report_arrears.h"
#include "report/report_daily.h"
#include "report/report_discipline.h"
#include "report/report_figures.h"
#include "report/report_ledger.h"
#include "report/report_log.h"
#include "report/report_overdue.h"
#include "report/report_visit.h"
#include "rules/catalogue.h"
#include "rules/holidays.h"
#include "rules/rulebook.h"
#include "rules/workday.h"
#include "store/settings.h"
#include "table/out.h"
#include "ticket/evidence.h"
#include "ticket/ticket.h"
#include "ticket/ticket_attachment.h"
#include "ticket/ticket_view.h"
#include "txn/op.h"

#define DRAFT "http://json-schema.org/draft-07/schema#"

/* The kinds of records, and which files of a store hold them ("*" is a part of a path; NULL: none; the
 * second of two is that of format 1).  A new kind is found by the test that looks at every file of a store. */
static const struct record {
	const char *name;
	const struct schema *schema;
	const char *files[3];
} records[] = {
	{"settings", &settings_schema, {"onestop.yaml"}},
	{"service", &service_schema, {"catalogue/services.yaml"}},
	{"department", &department_schema, {"catalogue/departments.yaml"}},
	{"flow", &flow_schema, {"catalogue/flows.yaml"}},
	{"regulation", &rulebook_schema, {"catalogue/regulation.yaml"}},
	{"staff", &staff_schema, {"catalogue/staff.yaml"}},
	{"desk", &desk_schema, {"catalogue/desks.yaml"}},
	{"calendar", &notice_schema, {"calendar/*.yaml"}},
	{"ticket", &ticket_schema, {"tickets/*/*/*.yaml"}},
	{"account", &account_schema, {"accounts/*/*.yaml"}},
	{"account-history", &account_history_schema, {"accounts/history/*/*/*.yaml"}},
	{"bill-entry", &bill_entry_schema, {"bills/*.yaml"}},
	{"payment", &payment_schema, {"payments/*/*/*-[0-9]*.yaml", "payments/*/*-[A-Z][A-Z].yaml"}},
	{"cash-up", &cash_up_schema, {"payments/*/*/*-closed.yaml", "payments/*/*-closed.yaml"}},
	{"operation", &op_schema, {"ops/*/*/*.yaml"}},
	{"backup", &backup_schema, {"onestop-backup.yaml"}},
	{"map-accounts", &account_map_schema, {NULL}},
	{"map-payments", &payment_map_schema, {NULL}},
	{"map-tickets", &ticket_map_schema, {NULL}},
};

/* What programs print, by the names that they give (cli/command.h). */
#define PRINTED(schema) {#schema, &schema}
static const struct {
	const char *record;
	const struct schema *schema;
} printed[] = {
	PRINTED(account_schema), PRINTED(account_statement_row_schema), PRINTED(account_view_schema),
	PRINTED(desk_schema),
	PRINTED(event_schema), PRINTED(evidence_schema), PRINTED(findings_schema), PRINTED(payment_schema),
	PRINTED(payment_sum_schema), PRINTED(penalty_schema), PRINTED(program_index_schema),
	PRINTED(renumber_paper_schema), PRINTED(report_arrears_schema),
	PRINTED(report_daily_schema), PRINTED(report_discipline_schema), PRINTED(report_figures_schema),
	PRINTED(report_ledger_schema), PRINTED(report_log_schema), PRINTED(report_overdue_schema), PRINTED(report_visit_schema),
	PRINTED(report_visit_sum_schema), PRINTED(rulebook_schema), PRINTED(service_schema), PRINTED(staff_schema),
	PRINTED(staff_note_schema), PRINTED(ticket_schema), PRINTED(ticket_attachment_schema),
	PRINTED(ticket_flow_row_schema), PRINTED(ticket_view_schema), PRINTED(workday_schema),
};

static const struct schema *printed_schema(const char *record)
{
	for (size_t i = 0; i < sizeof printed / sizeof *printed; i++)
		if (str_equal(printed[i].record, record))
			return printed[i].schema;
	die(record, "is printed, and not in the table of doc/generate/schema_file.c");
}

static void write_json(const json_t *value)
{
	if (json_dumpf(value, stdout, JSON_INDENT(2)))
		die("JSON", "cannot be written");
	putchar('\n');
}

/* The file: which draft, what it is, then the definitions. */
static void write_file(json_t *head, json_t *body, struct schema_build *build)
{
	json_object_update(head, body);
	json_decref(body);
	if (json_object_size(build->definitions))
		json_object_set(head, "definitions", build->definitions);
	json_decref(build->definitions);
	write_json(head);
	json_decref(head);
	arena_clear(&build->arena);
}

void schema_record(const char *name)
{
	for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
		if (!str_equal(records[i].name, name))
			continue;
		struct schema_build build = {.definitions = json_object()};
		write_file(json_pack("{s:s}", "$schema", DRAFT), schema_object(&build, records[i].schema, NULL), &build);
		return;
	}
	die(name, "there is no record of this kind");
}

/* ---- What programs print ---------------------------------------------------------------------- */

/* The keys that are always there: those of the list, or all of the schema. */
static json_t *required(const struct schema *schema, const char *columns)
{
	json_t *keys = json_array();
	for (size_t i = 0; i < schema->fields_n; i++)
		if (schema_has_column(columns, field_shown(field_at(schema, i))))
			json_array_append_new(keys, json_string(field_shown(field_at(schema, i))));
	return keys;
}

static json_t *reference_to(const char *name)
{
	return json_pack("{s:o}", "$ref", json_sprintf("#/definitions/%s", name));
}

/* One thing that is printed: a row of it, which has any of its columns; what is printed with the usual
 * ones; and what --columns makes of it. */
static void add_output(struct schema_build *build, json_t *any, const json_t *output)
{
	const struct schema *schema = printed_schema(spec_text(output, "record"));
	const bool single = spec_flag(output, "single");
	const char *option = spec_text(output, "option");
	const char *name = *option ? option : single ? "record" : "rows";
	const char *columns = spec_text(output, "columns");
	const char *row = *option ? arena_printf(&build->arena, "%s-row", option) : "row";
	const char *chosen = arena_printf(&build->arena, "%s-columns", name);
	json_t *object = schema_object(build, schema, "");
	json_object_set_new(object, "minProperties", json_integer(1));
	json_object_set_new(build->definitions, row, object);
	json_t *usual = json_pack("{s:[o, {s:o}]}", "allOf", reference_to(row), "required",
		required(schema, *columns ? columns : NULL));
	json_object_set_new(build->definitions, name,
		single ? usual : json_pack("{s:s, s:o}", "type", "array", "items", usual));
	json_object_set_new(build->definitions, chosen,
		json_pack("{s:s, s:o}", "type", "array", "items", reference_to(row)));
	json_array_append_new(any, reference_to(name));
	json_array_append_new(any, reference_to(chosen));
}

/* --columns help, of which the fields are the same everywhere. */
static void add_help(struct schema_build *build, json_t *any)
{
	json_t *types = json_array();
	for (size_t i = 0; i <= FIELD_LIST; i++)
		json_array_append_new(types, json_string(out_help_types[i].name));
	json_object_set_new(build->definitions, "columns-help",
		json_pack("{s:s, s:{s:s, s:{s:{s:s, s:s}, s:{s:s, s:o}, s:{s:s, s:s}}, s:[s, s, s], s:b}}", "type",
			"array", "items", "type", "object", "properties", "key", "type", "string", "pattern",
			"^[a-z0-9_]+$", "type", "type", "string", "enum", types, "title", "type", "string",
			"pattern", ONE_LINE, "required", "key", "type", "title", "additionalProperties", 0));
	json_array_append_new(any, reference_to("columns-help"));
}

void schema_output(const json_t *program)
{
	struct schema_build build = {.definitions = json_object(), .printed = true};
	json_t *any = json_array();
	size_t i;
	json_t *output;
	json_array_foreach(spec_list(program, "outputs"), i, output)
		add_output(&build, any, output);
	if (json_array_size(any) == 0) {
		json_decref(any);
		json_decref(build.definitions);
		return;
	}
	add_help(&build, any);
	const char *summary = spec_text(program, "summary");
	const char *chinese = schema_chinese(summary);
	json_t *head = json_pack("{s:s, s:o, s:o}", "$schema", DRAFT, "title",
		json_sprintf("%s --format json", spec_text(program, "name")), "description",
		json_sprintf("%s%s%s", summary, chinese ? "; " : "", chinese ? chinese : ""));
	write_file(head, json_pack("{s:o}", "anyOf", any), &build);
}

/* ---- All of them ------------------------------------------------------------------------------- */

void schema_names(void)
{
	for (size_t i = 0; i < sizeof records / sizeof *records; i++)
		puts(records[i].name);
}

void schema_catalogue(void)
{
	json_t *schemas = json_array();
	for (size_t i = 0; i < sizeof records / sizeof *records; i++) {
		json_t *files = json_array();
		for (const char *const *file = records[i].files; *file; file++)
			json_array_append_new(files, json_string(*file));
		json_array_append_new(schemas, json_pack("{s:s, s:s, s:o, s:o}", "name", records[i].name,
			"description", records[i].schema->summary, "fileMatch", files, "url",
			json_sprintf("%s.json", records[i].name)));
	}
	json_t *catalogue = json_pack("{s:s, s:i, s:o}", "$schema",
		"https://json.schemastore.org/schema-catalog.json", "version", 1, "schemas", schemas);
	write_json(catalogue);
	json_decref(catalogue);
}
