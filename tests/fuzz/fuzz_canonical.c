/* libFuzzer target: arbitrary bytes into both readers of records.
 *
 * The law: what the line reader takes, libyaml reads as the same; what it does not take is read or refused
 * as if there were no line reader. */
#include <stddef.h>
#include <stdint.h>

#include "../unit/two_readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!two_readers_agree_on_stream((const char *)data, size) ||
		!two_readers_agree_on_record((const char *)data, size))
		bug("two readers, two records");
	return 0;
}
