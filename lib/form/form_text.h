/* A form as text for a terminal: boxes of + - | around the cells, 79 columns wide. */
#ifndef FORM_FORM_TEXT_H
#define FORM_FORM_TEXT_H

#include "base/arena.h"
#include "base/str.h"
#include "form/form_grid.h"

/* Append the form, once, with the names of its copies in one line; a whole form
 * (form_grid_is_whole).  Control characters come out as utf8_printable writes them. */
void form_text(const struct form_grid *form, struct arena *arena, struct str *text);

#endif
