/* What a window tells a customer: flow, limit, papers, fee (article 5(3): 告知用户流程和处理时限).
 * The wording of the catalogue is Chinese, as the customer reads it (article 3). */
#ifndef RULES_GUIDE_H
#define RULES_GUIDE_H

#include "base/arena.h"
#include "base/str.h"
#include "rules/catalogue.h"

/* "受理 → 审核 → ...": the stages of the service's flow; "" when it has none. */
const char *guide_flow(const struct catalogue *catalogue, const struct service *service,
	struct arena *arena);

/* "0 yuan", with the note of who pays where there is one. */
const char *guide_fee(const struct service *service, struct arena *arena);

/* "5 working days" or "at once". */
const char *guide_limit(const struct service *service, struct arena *arena);

/* The papers for everyone, a person or a unit (enum paper_for), one a line; with `codes`, what a clerk types
 * for --missing and --paper stands behind each. */
void guide_papers(const struct service *service, int for_whom, bool codes, struct str *text);

/* Everything to tell, in a few lines. */
const char *guide_text(const struct catalogue *catalogue, const struct service *service, bool codes,
	struct arena *arena);

/* The same for what a customer takes home, which is Chinese whatever the language of the messages. */
const char *guide_fee_chinese(const struct service *service, struct arena *arena);
const char *guide_limit_chinese(int64_t limit, struct arena *arena);

/* 一次性告知书, in Chinese: what a person or a unit (enum paper_for) is to bring, told once and in full. */
const char *guide_checklist(const struct catalogue *catalogue, const struct service *service,
	int for_whom, struct arena *arena);

/* The papers with these codes that are still missing, one a line, by name. */
const char *guide_missing(const struct service *service, const struct words *missing,
	struct arena *arena);

#endif
