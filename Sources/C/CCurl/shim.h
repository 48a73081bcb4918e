#ifndef PRICEBOOK_CCURL_SHIM_H
#define PRICEBOOK_CCURL_SHIM_H

#include <curl/curl.h>
#include <sys/socket.h>

/* `curl_easy_setopt` and `curl_easy_getinfo` are variadic: one typed function a kind of option. */

static inline CURLcode pricebook_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

/* For options of the kind CURLOPTTYPE_OFF_T. */
static inline CURLcode pricebook_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode pricebook_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode pricebook_curl_set_list(
    CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}

/* For the `...DATA` options, which are handed to the callbacks. */
static inline CURLcode pricebook_curl_set_context(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}

/* The body to send, copied by curl. */
static inline CURLcode pricebook_curl_set_body(CURL *handle, const void *bytes, curl_off_t count) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, count);
  if (code != CURLE_OK) return code;
  return curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, bytes);
}

/* Function pointers: for the body, for each header line, for progress, for each new connection. */
typedef size_t (*pricebook_curl_bytes)(char *bytes, size_t size, size_t count, void *context);
typedef int (*pricebook_curl_progress)(
    void *context, curl_off_t total, curl_off_t now, curl_off_t sendTotal, curl_off_t sendNow);
typedef curl_socket_t (*pricebook_curl_open)(
    void *context, curlsocktype purpose, struct curl_sockaddr *address);

static inline CURLcode pricebook_curl_set_callbacks(
    CURL *handle, pricebook_curl_bytes body, pricebook_curl_bytes header,
    pricebook_curl_progress progress, pricebook_curl_open open) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, body);
  if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, header);
  if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, progress);
  if (code == CURLE_OK) code = curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open);
  return code;
}

static inline CURLcode pricebook_curl_get_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode pricebook_curl_get_text(CURL *handle, CURLINFO info, char **value) {
  return curl_easy_getinfo(handle, info, value);
}

/* Where the socket address begins: the member is declared shorter than what an IPv6 one needs. */
static inline const struct sockaddr *pricebook_curl_address(const struct curl_sockaddr *address) {
  return &address->addr;
}

/* A macro with a cast, which Swift does not see. */
static inline curl_socket_t pricebook_curl_no_socket(void) { return CURL_SOCKET_BAD; }

/* Enumeration constants that Glibc shows to Swift only where its library is linked dynamically. */
static inline int pricebook_sock_stream(void) { return SOCK_STREAM; }
static inline int pricebook_sock_cloexec(void) { return SOCK_CLOEXEC; }

#endif
