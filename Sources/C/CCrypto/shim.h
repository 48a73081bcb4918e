#ifndef PRICEBOOK_CCRYPTO_SHIM_H
#define PRICEBOOK_CCRYPTO_SHIM_H

#include <openssl/evp.h>

/* Swift cannot see through the macros that OpenSSL 3 makes of the two below. */

/* Function pointer behind a lookup: the SHA-256 of the default provider. */
static inline const EVP_MD *pricebook_sha256(void) { return EVP_sha256(); }

/* One call for one digest: `digest` takes 32 bytes; 1 where it went well. */
static inline int pricebook_digest(const void *bytes, size_t count, unsigned char *digest) {
  return EVP_Digest(bytes, count, digest, NULL, pricebook_sha256(), NULL);
}

/* SHA-1, of which `digest` takes 20 bytes: the hash that web archives index by. */
static inline int pricebook_sha1(const void *bytes, size_t count, unsigned char *digest) {
  return EVP_Digest(bytes, count, digest, NULL, EVP_sha1(), NULL);
}

#endif
