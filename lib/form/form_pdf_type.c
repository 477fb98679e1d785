#include "form/form_pdf_type.h"

#include <pango/pangocairo.h>

#include "base/banned.h"
#include "base/message.h"
#include "base/str.h"

/* Another font in the place of ours would give other bytes, and perhaps no Chinese. */
static int check_font(const struct form_pdf_type *type, const char *family, struct err *err)
{
	PangoFontDescription *wanted = pango_font_description_from_string(family);
	PangoFont *font = pango_font_map_load_font(type->fonts, type->context, wanted);
	PangoFontDescription *got = font ? pango_font_describe(font) : NULL;
	bool same = got && str_equal(pango_font_description_get_family(got), family);
	if (got)
		pango_font_description_free(got);
	g_clear_object(&font);
	pango_font_description_free(wanted);
	return same ? 0
		    : err_hint(err,
		    	err_set(err, ERR_SYSTEM, _("the font \"%s\" is not installed"), family),
		    	"apt-get install fonts-noto-cjk");
}

int form_pdf_type_open(struct form_pdf_type *type, struct err *err)
{
	type->fonts = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(type->fonts), 72);
	type->context = pango_font_map_create_context(type->fonts);
	pango_context_set_language(type->context, pango_language_from_string("zh-cn"));
	pango_context_set_round_glyph_positions(type->context, FALSE);
	cairo_font_options_t *options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(type->context, options);
	cairo_font_options_destroy(options);
	return check_font(type, FORM_PDF_SERIF, err) || check_font(type, FORM_PDF_SANS, err) ? -1
											  : 0;
}

void form_pdf_type_close(struct form_pdf_type *type)
{
	g_clear_object(&type->context);
	g_clear_object(&type->fonts);
}

/* The first glyph that stands for "no font has it". */
static int find_missing(PangoLayout *layout, const char *where, struct err *err)
{
	PangoLayoutIter *iter = pango_layout_get_iter(layout);
	uint32_t missing = 0;
	do {
		PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
		for (int i = 0; run && !missing && i < run->glyphs->num_glyphs; i++) {
			PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
			if (glyph & PANGO_GLYPH_UNKNOWN_FLAG)
				missing = glyph & ~(PangoGlyph)PANGO_GLYPH_UNKNOWN_FLAG;
		}
	} while (!missing && pango_layout_iter_next_run(iter));
	pango_layout_iter_free(iter);
	char utf8[8] = "";
	utf8[g_unichar_to_utf8(missing, utf8)] = '\0';
	return err_hint(err,
		err_set(err, ERR_REFUSED, _("%s: no font here has the character U+%04X (%s)"),
			where, missing, utf8),
		_("install a font that has it"));
}

int form_pdf_type_check(PangoLayout *layout, const char *where, struct err *err)
{
	if (pango_layout_get_unknown_glyphs_count(layout) == 0)
		return 0;
	return find_missing(layout, where, err);
}

PangoLayout *form_pdf_type_set(const struct form_pdf_type *type, const char *font, const char *text,
	int width)
{
	PangoLayout *layout = pango_layout_new(type->context);
	PangoFontDescription *description = pango_font_description_from_string(font);
	pango_layout_set_font_description(layout, description);
	pango_font_description_free(description);
	pango_layout_set_width(layout, width);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_spacing(layout, 2 * PANGO_SCALE);
	pango_layout_set_text(layout, text, -1);
	return layout;
}

int form_pdf_type_height(PangoLayout *layout)
{
	int width, height;
	pango_layout_get_size(layout, &width, &height);
	return height;
}
