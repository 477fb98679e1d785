/* Money in the capital numerals of Chinese receipts (大写), which cannot be altered with a stroke of
 * the pen: "人民币壹佰零叁元贰角伍分", "人民币壹拾元整". */
#ifndef VALUE_CAPITAL_H
#define VALUE_CAPITAL_H

#include <stdint.h>

#include "base/arena.h"

/* The amount (fen) in words; a negative one begins with 负.  "整" follows whole yuan only
 * (支付结算办法, 附一: after 角 it may be left out, after 分 it must).  In the arena. */
const char *capital_format(int64_t fen, struct arena *arena);

#endif
