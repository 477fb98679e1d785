/* Chinese characters: how they are read, and which radicals are other characters of the same look.
 *
 * The table is lib/value/pinyin.txt, made by doc/generate/pinyin.pl from the Unihan database.  Readings
 * are pinyin without tones; ü is v. */
#ifndef VALUE_HAN_H
#define VALUE_HAN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct han;

/* Look through the table, in a fraction of a millisecond; in the arena. */
const struct han *han_load(struct arena *arena);

/* The readings of a character, each followed by one blank: "dan chan shan ".  They end where no letter
 * stands; "" of what is none.  Constant. */
const char *han_readings(const struct han *han, uint32_t c);

/* The letters that its readings begin with: bit 0 is a. */
uint32_t han_initials(const struct han *han, uint32_t c);

/* The character that a radical (⽅, ⺟) looks like (方, 母); any other is itself. */
uint32_t han_unified(const struct han *han, uint32_t c);

#endif
