/* The regulation (荆水字〔2019〕17号) as people cite it.  Records, tables and the trailers of commits
 * keep short keys, "五（二）" and "annex-10"; whatever is said to people cites them from here. */
#ifndef OFFICE_REGULATION_H
#define OFFICE_REGULATION_H

/* "article 5(2)" or "annex 10" in the language of the messages; the key itself when the regulation has
 * no such part.  Static. */
const char *regulation_cite(const char *key);

/* The same in Chinese whatever the language of the messages, for papers that customers take home. */
const char *regulation_cite_chinese(const char *key);

#endif
