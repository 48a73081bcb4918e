#include "CShippedKnowledgeBase.h"

/* Defined by the object that scripts/embed makes. Weak, so that a build without that object links
   and finds both addresses to be zero. */
extern const unsigned char pricebook_shipped_start[] __attribute__((weak));
extern const unsigned char pricebook_shipped_end[] __attribute__((weak));

const unsigned char *pricebook_shipped_bytes(void) {
  return pricebook_shipped_start;
}

size_t pricebook_shipped_length(void) {
  return (size_t)(pricebook_shipped_end - pricebook_shipped_start);
}
