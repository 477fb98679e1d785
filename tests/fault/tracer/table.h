/* The calls that the tracer stops at. */
#ifndef TRACER_TABLE_H
#define TRACER_TABLE_H

#include "tracer.h"

/* Places of arguments, NONE when the call has none such.  A path without a directory is relative to
 * the current one; a directory without a path is the descriptor of the file itself. */
struct table_call {
	long number;
	const char *name;
	enum call_kind kind;
	signed char dir;
	signed char path;
	signed char other_dir;
	signed char other_path;
};

enum { NONE = -1 };

extern const struct table_call table_calls[];
extern const size_t table_calls_n;

const struct table_call *table_find(long number);

#endif
