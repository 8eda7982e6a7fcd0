#ifndef ASN_DIGEST_H
#define ASN_DIGEST_H

/* SHA-256 of bytes as they pass, by libcrypto. */

#include "base/slice.h"

#define DIGEST_HEX 65 /* 64 hexadecimal digits and a NUL */

struct digest;

struct digest *digest_new(void);
void digest_add(struct digest *d, struct slice s);

/* Ends it; add nothing afterwards. "" when libcrypto fails. */
void digest_hex(struct digest *d, char hex[DIGEST_HEX]);
void digest_free(struct digest *d); /* accepts NULL */

#endif
