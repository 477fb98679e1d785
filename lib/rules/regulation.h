/* The regulation (荆水字〔2019〕17号) as people cite it.  Records, tables and the trailers of commits
 * keep short keys, "五（二）" and "annex-10"; whatever is said to people cites them from here. */
#ifndef RULES_REGULATION_H
#define RULES_REGULATION_H

#include <stdbool.h>
#include <stddef.h>

/* Has the regulation such a part? */
bool regulation_has(const char *key);

/* The key of the part at an index from 0; NULL after the last. */
const char *regulation_part(size_t index);

/* The key of a part as people write it: "五（三）", "5(3)", "article 5(3)", "第五条第（三）项", "annex-2", "附件2";
 * NULL when there is none.  Static. */
const char *regulation_key(const char *typed);

/* "article 5(2)" or "annex 10" in the language of the messages; the key itself when the regulation has
 * no such part.  Static. */
const char *regulation_cite(const char *key);

/* The same in Chinese whatever the language of the messages, for papers that customers take home. */
const char *regulation_cite_chinese(const char *key);

#endif
