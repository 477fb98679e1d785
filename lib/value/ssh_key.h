/* Public keys of ssh, as authorized_keys and allowed_signers have them: "ssh-ed25519 AAAAC3Nza...". */
#ifndef VALUE_SSH_KEY_H
#define VALUE_SSH_KEY_H

#include "base/arena.h"
#include "base/err.h"

/* Is it a public key without options and comment: a type that ssh takes today, one blank, and in base64
 * what belongs to that type, whole and nothing besides?  ERR_MALFORMED says what is wrong with it.  RSA has
 * 2048 bits or more. */
int ssh_key_check(const char *text, struct err *err);

/* The type and the key of a line as ssh-keygen writes it, without its comment; in the arena. */
const char *ssh_key_clean(const char *line, struct arena *arena);

#endif
