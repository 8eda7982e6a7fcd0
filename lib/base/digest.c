#include "base/digest.h"

#include <openssl/evp.h>
#include <stdbool.h>

#include "base/mem.h"

struct digest {
	EVP_MD_CTX *ctx;
	bool sound;
};

struct digest *
digest_new(void)
{
	struct digest *d = mem_alloc(sizeof(*d));

	d->ctx = EVP_MD_CTX_new();
	d->sound = d->ctx && EVP_DigestInit_ex(d->ctx, EVP_sha256(), NULL) == 1;
	return d;
}

void
digest_add(struct digest *d, struct slice s)
{
	if (d->sound && s.n > 0)
		d->sound = EVP_DigestUpdate(d->ctx, s.p, s.n) == 1;
}

void
digest_hex(struct digest *d, char hex[DIGEST_HEX])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char sum[EVP_MAX_MD_SIZE];
	size_t i;

	d->sound = d->sound && EVP_DigestFinal_ex(d->ctx, sum, NULL) == 1;
	hex[0] = '\0';
	if (!d->sound)
		return;
	for (i = 0; i < (DIGEST_HEX - 1) / 2; i++) {
		hex[2 * i] = digits[sum[i] >> 4];
		hex[2 * i + 1] = digits[sum[i] & 15];
	}
	hex[DIGEST_HEX - 1] = '\0';
}

void
digest_free(struct digest *d)
{
	if (!d)
		return;
	EVP_MD_CTX_free(d->ctx);
	mem_free(d);
}
