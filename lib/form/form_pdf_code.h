/* A QR code as filled squares: what a telephone reads off a slip. */
#ifndef FORM_FORM_PDF_CODE_H
#define FORM_FORM_PDF_CODE_H

#include <cairo.h>

#include "base/err.h"

struct form_pdf_code {
	void *squares; /* of libqrencode; NULL: none */
};

/* Encode the text (kept by nobody).  ERR_REFUSED when it is too long for a code; `where` is what it stands
 * in.  Close with form_pdf_code_close, which takes an empty one, too. */
int form_pdf_code_make(struct form_pdf_code *code, const char *text, const char *where, struct err *err);
void form_pdf_code_close(struct form_pdf_code *code);

/* Draw it with its quiet zone round a point; all lengths in points. */
void form_pdf_code_draw(const struct form_pdf_code *code, cairo_t *cairo, double x, double y, double side);

#endif
