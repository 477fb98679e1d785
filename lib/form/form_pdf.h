/* A form as PDF on A4 paper.
 *
 * Built into form-print alone, because pango and cairo would make every program start five times as
 * slowly.  The same form gives the same bytes: the fonts are named, the language and the resolution
 * fixed, and the file is dated by the record.  Rows that do not fit go to a further page; the text
 * of a cell that would fill most of a page is printed in full on a continuation page (附页). */
#ifndef FORM_FORM_PDF_H
#define FORM_FORM_PDF_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "form/form_grid.h"

/* Append the bytes of the file; each copy begins on a page of its own.  ERR_REFUSED names a
 * character that no font has (U+XXXX and itself) and where on the form it stands: nothing is ever
 * printed as an empty box.  ERR_SYSTEM when "Noto Serif CJK SC" or "Noto Sans CJK SC" is not
 * installed. */
int form_pdf(const struct form_grid *form, struct arena *arena, struct str *bytes, struct err *err);

#endif
