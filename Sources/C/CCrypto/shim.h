#ifndef PRICEBOOK_CCRYPTO_SHIM_H
#define PRICEBOOK_CCRYPTO_SHIM_H

#include <openssl/evp.h>
#include <openssl/hmac.h>

/* Swift cannot see through the macros that OpenSSL 3 makes of what is below. */

/* Function pointer behind a lookup: the SHA-256 of the default provider. */
static inline const EVP_MD *pricebook_sha256(void) { return EVP_sha256(); }

/* One call for one digest: `digest` takes 32 bytes; 1 where it went well. */
static inline int pricebook_digest(const void *bytes, size_t count, unsigned char *digest) {
  return EVP_Digest(bytes, count, digest, NULL, pricebook_sha256(), NULL);
}

/* One call for one HMAC-SHA-256: `code` takes 32 bytes; 1 where it went well. An empty key may be NULL
   here, which OpenSSL would take for the key of the call before. */
static inline int pricebook_authenticate(
    const void *key, int keyLength, const void *bytes, size_t count, unsigned char *code) {
  static const unsigned char nothing = 0;
  return HMAC(
             pricebook_sha256(), key ? key : &nothing, keyLength,
             bytes ? (const unsigned char *)bytes : &nothing, count, code, NULL) != NULL;
}

/* SHA-1, of which `digest` takes 20 bytes: the hash that web archives index by. */
static inline int pricebook_sha1(const void *bytes, size_t count, unsigned char *digest) {
  return EVP_Digest(bytes, count, digest, NULL, EVP_sha1(), NULL);
}

#endif
