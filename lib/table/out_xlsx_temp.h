/* The temporary files of libxlsxwriter, which never asks whether they were written.  Part of
 * table-xlsx.so. */
#ifndef TABLE_OUT_XLSX_TEMP_H
#define TABLE_OUT_XLSX_TEMP_H

#include <stdbool.h>

/* Of the workbook that is being made. */
struct out_xlsx_temp {
	bool used;
	int error; /* errno of the first failure; 0: none */
};
extern struct out_xlsx_temp out_xlsx_temp;

#endif
