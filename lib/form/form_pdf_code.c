#include "form/form_pdf_code.h"

#include <errno.h>
#include <qrencode.h>
#include <stddef.h>

#include "base/message.h"

/* White squares that the standard wants on every side. */
enum { QUIET = 4 };

int form_pdf_code_make(struct form_pdf_code *code, const char *text, const char *where, struct err *err)
{
	QRcode *squares = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	if (!squares)
		return err_set(err, errno == ERANGE ? ERR_REFUSED : ERR_SYSTEM,
			_("%s: the text cannot be made a QR code"), where);
	code->squares = squares;
	return 0;
}

void form_pdf_code_close(struct form_pdf_code *code)
{
	QRcode_free(code->squares);
	code->squares = NULL;
}

void form_pdf_code_draw(const struct form_pdf_code *code, cairo_t *cairo, double x, double y, double side)
{
	const QRcode *squares = code->squares;
	double unit = side / (squares->width + 2 * QUIET);
	double left = x - side / 2 + QUIET * unit;
	double top = y - side / 2 + QUIET * unit;
	for (int row = 0; row < squares->width; row++)
		for (int column = 0, n; column < squares->width; column += n) {
			const unsigned char *dots = squares->data + row * squares->width;
			/* Neighbours are one rectangle: no hairline between them on any screen. */
			for (n = 1; column + n < squares->width && !((dots[column] ^ dots[column + n]) & 1);)
				n++;
			if (dots[column] & 1)
				cairo_rectangle(cairo, left + column * unit, top + row * unit, n * unit, unit);
		}
	cairo_fill(cairo);
}
