/* What a window tells a user: flow, limit, papers, fee (article 五（三）: 告知用户流程和处理时限).
 * Standard wording in Chinese, as the user reads it (article 三). */
#ifndef OFFICE_GUIDE_H
#define OFFICE_GUIDE_H

#include "base/arena.h"
#include "base/str.h"
#include "office/catalogue.h"

/* "受理 → 审核 → ...": the stages of the service's flow; "" when it has none. */
const char *guide_flow(const struct catalogue *catalogue, const struct service *service,
	struct arena *arena);

/* "0 元", with the note of who pays where there is one. */
const char *guide_fee(const struct service *service, struct arena *arena);

/* "5 个工作日" or "当场办结". */
const char *guide_limit(const struct service *service, struct arena *arena);

/* The papers for everyone, a person or a unit (enum paper_for), one a line. */
void guide_papers(const struct service *service, int for_whom, struct str *text);

/* Everything to tell, in a few lines. */
const char *guide_text(const struct catalogue *catalogue, const struct service *service,
	struct arena *arena);

/* 一次性告知书: what a person or a unit (enum paper_for) is to bring, told once and in full. */
const char *guide_checklist(const struct catalogue *catalogue, const struct service *service,
	int for_whom, struct arena *arena);

/* The papers with these codes that are still missing, one a line, by name. */
const char *guide_missing(const struct service *service, const struct words *missing,
	struct arena *arena);

#endif
