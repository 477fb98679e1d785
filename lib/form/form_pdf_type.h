/* The type that forms are set in (form/form_pdf.h): named fonts, one language, one resolution, so
 * that the same text gives the same bytes.  All lengths are in pango units. */
#ifndef FORM_FORM_PDF_TYPE_H
#define FORM_FORM_PDF_TYPE_H

#include <pango/pango.h>

#include "base/err.h"

/* 1024 to the point; a millimetre is 72/25.4 points. */
#define FORM_PDF_POINT 1024
#define FORM_PDF_MM(n) ((n) * 72 * 1024 * 10 / 254)

#define FORM_PDF_SERIF "Noto Serif CJK SC"
#define FORM_PDF_SANS "Noto Sans CJK SC"
/* What is filled in, and what is printed beside it: no Chinese font has the ballot boxes U+2610 and
 * U+2611. */
#define FORM_PDF_TEXT FORM_PDF_SERIF ",DejaVu Sans 10.5"
#define FORM_PDF_LABEL FORM_PDF_SANS ",DejaVu Sans 10.5"

struct form_pdf_type {
	PangoFontMap *fonts;
	PangoContext *context;
};

/* ERR_SYSTEM when one of the fonts is not installed.  Close with form_pdf_type_close, then too. */
int form_pdf_type_open(struct form_pdf_type *type, struct err *err);
void form_pdf_type_close(struct form_pdf_type *type);

/* The text in a font ("Noto Sans CJK SC 10.5"), folded to the width.  Close with g_object_unref. */
PangoLayout *form_pdf_type_set(const struct form_pdf_type *type, const char *font, const char *text,
	int width);

/* ERR_REFUSED names a character that no font has; `where` is what it stands in. */
int form_pdf_type_check(PangoLayout *layout, const char *where, struct err *err);

int form_pdf_type_height(PangoLayout *layout);

#endif
