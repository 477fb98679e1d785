/* The names that people read for codes, in everything that is printed for them: of services, departments, flows
 * and forms, and of people.  What is not asked for is not loaded. */
#ifndef CLI_NAMES_H
#define CLI_NAMES_H

struct arena;
struct names;
struct out;
struct store;

/* The names of a store; in the arena, and the store is kept. */
struct names *names_of(struct store *store, struct arena *arena);

/* The name of a code of a kind ("service", "department", "staff", ...), for struct out, whose context the names
 * are; the code itself when there is none, or a file that has it is damaged (store_damaged). */
const char *names_find(const void *names, const char *kind, const char *code);

/* From now on documents are called as this service calls them: "id-card" is the holder's card of one, and the
 * customer's of another. */
void names_prefer(const void *names, const char *service);

/* Let the order name codes so; in a row that has a service (a field of that key) documents are called as this one
 * calls them. */
void names_print(struct out *out, const struct names *names);

#endif
