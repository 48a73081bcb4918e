#ifndef PRICEBOOK_SHIPPED_KNOWLEDGE_BASE_H
#define PRICEBOOK_SHIPPED_KNOWLEDGE_BASE_H

#include <stddef.h>

/* The tar archive that `make install` links into the binary; NULL in a build without one. */
const unsigned char *pricebook_shipped_bytes(void);

/* How many bytes it has; 0 in a build without one. */
size_t pricebook_shipped_length(void);

#endif
