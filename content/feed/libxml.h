/*
 * libxml2, loaded when the first feed or book is read (base/late.h): it and
 * the ICU that it brings along cost more than the reading of a short page.
 */
#ifndef CONTENT_LIBXML_H
#define CONTENT_LIBXML_H

#include "base/err.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>

struct libxml {
#define CALL(name) __typeof__(name) *name;
#include "content/feed/libxml.def"
};

/* What can be called, once libxml_load has returned true. */
extern struct libxml libxml;

bool libxml_load(struct err *);

#endif
