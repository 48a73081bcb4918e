#include "CLibXML2.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/xpath.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* How many comparisons with open elements a page may cause: a stray end tag is compared with every
   one, so a deep page with many of them would take quadratic time. About two seconds. */
static const uint64_t comparison_budget = 1u << 30;

/* How far a tag is looked for after the last event: stray end tags cause no event and lie between. */
static const size_t tag_search = 1024;

typedef struct {
  const html_events *events;
  const char *bytes;
  size_t length;
  size_t position; /* where the last event ended */
  uint64_t comparisons;
  uint32_t elements; /* how many start events there were */
  int builds_tree;
  int stopped;
} reader;

/* Where the parser stands, in bytes from the start of the page. */
static size_t offset(htmlParserCtxtPtr parser) {
  return (size_t)parser->input->consumed + (size_t)(parser->input->cur - parser->input->base);
}

static void stop(htmlParserCtxtPtr parser, reader *r) {
  r->stopped = 1;
  xmlStopParser(parser);
}

static int is_name_character(const reader *r, size_t at) {
  if (at >= r->length) return 0;
  char c = r->bytes[at];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == ':' || c == '_';
}

/* Where a tag of this name starts at or after the last event, or `limit` where none does. */
static size_t tag_start(const reader *r, const char *prefix, const char *name, size_t limit) {
  size_t prefix_length = strlen(prefix), name_length = strlen(name);
  size_t last = limit < r->position + tag_search ? limit : r->position + tag_search;
  for (size_t at = r->position; at < last && at + prefix_length + name_length <= r->length; at++) {
    if (strncmp(r->bytes + at, prefix, prefix_length) == 0 &&
        strncasecmp(r->bytes + at + prefix_length, name, name_length) == 0 &&
        !is_name_character(r, at + prefix_length + name_length))
      return at;
  }
  return limit;
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes) {
  htmlParserCtxtPtr parser = context;
  reader *r = parser->_private;
  if (r->stopped) return;
  size_t end = offset(parser);
  const char *next = (const char *)parser->input->cur;
  if (next[0] == '>') end += 1;
  else if (next[0] == '/' && next[1] == '>') end += 2;
  if (end > r->length) end = r->length;
  size_t start = tag_start(r, "<", (const char *)name, end);
  if (start == end) start = end = r->position; /* implied */
  else r->position = end;
  if (r->builds_tree) {
    xmlNodePtr before = parser->node;
    xmlSAX2StartElement(parser, name, attributes);
    if (parser->node != NULL && parser->node != before)
      parser->node->_private = (void *)(uintptr_t)(r->elements + 1);
  }
  r->elements += 1;
  if (r->events != NULL &&
      !r->events->start(r->events->context, (const char *)name, (const char *const *)attributes,
                        start, end))
    stop(parser, r);
}

static void on_end(void *context, const xmlChar *name) {
  htmlParserCtxtPtr parser = context;
  reader *r = parser->_private;
  if (r->builds_tree) xmlSAX2EndElement(parser, name);
  if (r->stopped) return;
  size_t end = offset(parser);
  if (end > r->length) end = r->length;
  size_t start = tag_start(r, "</", (const char *)name, end);
  if (start == end) start = end = r->position; /* implied */
  else r->position = end;
  if (r->events != NULL) r->events->end(r->events->context, (const char *)name, start, end);
}

static void on_text(void *context, const xmlChar *text, int length) {
  htmlParserCtxtPtr parser = context;
  reader *r = parser->_private;
  if (r->stopped || length <= 0) return;
  size_t count = (size_t)length, start = r->position, end = offset(parser);
  if (end > r->length) end = r->length;
  int verbatim = 0;
  /* The parser hands over long texts in pieces, before it has moved past the last character: the
     bytes after the last event decide, then those before the parser (a stray end tag between). */
  if (start + count <= r->length && memcmp(r->bytes + start, text, count) == 0) {
    verbatim = 1;
    end = start + count;
  } else if (end >= count && end - count >= start &&
             memcmp(r->bytes + end - count, text, count) == 0) {
    verbatim = 1;
    start = end - count;
  } else if (end < start) {
    end = start;
  }
  r->position = end;
  if (r->events != NULL)
    r->events->text(r->events->context, (const char *)text, count, start, end, verbatim);
}

static void on_other(void *context, const xmlChar *text) {
  (void)text;
  htmlParserCtxtPtr parser = context;
  reader *r = parser->_private;
  size_t end = offset(parser);
  if (end > r->position && end <= r->length) r->position = end;
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data) {
  (void)target;
  on_other(context, data);
}

static void on_declaration(void *context, const xmlChar *name, const xmlChar *external,
                           const xmlChar *system) {
  (void)name;
  (void)external;
  on_other(context, system);
}

/* libxml2 calls this for each mistake of the page, after it compared with all open elements. */
static void on_error(void *context, xmlErrorPtr error) {
  (void)error;
  htmlParserCtxtPtr parser = context;
  reader *r = parser->_private;
  if (r == NULL || r->stopped) return;
  r->comparisons += (uint64_t)parser->nameNr + 1;
  if (r->comparisons > comparison_budget) stop(parser, r);
}

static htmlParserCtxtPtr open_parser(reader *r) {
  htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(r->bytes, (int)r->length);
  if (parser == NULL) return NULL;
  parser->_private = r;
  /* Without this a tree is cut at 256 levels and a text at 10 MB, silently. */
  parser->options |= XML_PARSE_HUGE | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                     HTML_PARSE_IGNORE_ENC;
  htmlSAXHandlerPtr sax = parser->sax;
  if (!r->builds_tree) memset(sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElement = on_start;
  sax->endElement = on_end;
  if (!r->builds_tree) {
    sax->characters = on_text;
    sax->ignorableWhitespace = on_text;
    sax->cdataBlock = on_text;
    sax->comment = on_other;
    sax->processingInstruction = on_instruction;
    sax->internalSubset = on_declaration;
  }
  sax->error = NULL;
  sax->warning = NULL;
  sax->serror = on_error;
  parser->vctxt.error = NULL;
  parser->vctxt.warning = NULL;
  xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
  return parser;
}

static void close_parser(htmlParserCtxtPtr parser) {
  if (parser->myDoc != NULL) xmlFreeDoc(parser->myDoc);
  parser->myDoc = NULL;
  htmlFreeParserCtxt(parser);
}

int html_read(const char *bytes, size_t length, const html_events *events) {
  if (length == 0 || length > INT32_MAX) return html_read_failed;
  reader r = {.events = events, .bytes = bytes, .length = length};
  htmlParserCtxtPtr parser = open_parser(&r);
  if (parser == NULL) return html_read_failed;
  htmlParseDocument(parser);
  int is_whole = !r.stopped && parser->lastError.code != XML_ERR_NO_MEMORY;
  close_parser(parser);
  return is_whole ? html_read_whole : html_read_stopped;
}

static void ignore_error(void *context, xmlErrorPtr error) {
  (void)context;
  (void)error;
}

static int compare(const void *left, const void *right) {
  uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return a < b ? -1 : a > b;
}

long html_select(const char *bytes, size_t length, const char *xpath, uint32_t *numbers,
                 size_t capacity) {
  if (length == 0 || length > INT32_MAX) return -1;
  reader r = {.bytes = bytes, .length = length, .builds_tree = 1};
  htmlParserCtxtPtr parser = open_parser(&r);
  if (parser == NULL) return -1;
  htmlParseDocument(parser);
  long found = -1;
  xmlXPathContextPtr query = parser->myDoc ? xmlXPathNewContext(parser->myDoc) : NULL;
  if (query != NULL) {
    /* Bounds the time of "//a//b" on a big page to a few seconds. */
    query->opLimit = 50000000;
    query->error = ignore_error;
    xmlXPathObjectPtr result = xmlXPathEvalExpression((const xmlChar *)xpath, query);
    if (result != NULL && result->type == XPATH_NODESET) {
      found = 0;
      int count = result->nodesetval ? result->nodesetval->nodeNr : 0;
      for (int at = 0; at < count; at++) {
        uintptr_t number = (uintptr_t)result->nodesetval->nodeTab[at]->_private;
        if (result->nodesetval->nodeTab[at]->type != XML_ELEMENT_NODE || number == 0) continue;
        if ((size_t)found < capacity) numbers[found] = (uint32_t)(number - 1);
        found += 1;
      }
      qsort(numbers, (size_t)found < capacity ? (size_t)found : capacity, sizeof *numbers, compare);
    }
    if (result != NULL) xmlXPathFreeObject(result);
    xmlXPathFreeContext(query);
  }
  close_parser(parser);
  return found;
}
