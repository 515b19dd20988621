/*
 * The charset that a text in markup declares for itself: in its XML
 * declaration, or in an HTML `meta`, found as the HTML standard's "prescan a
 * byte stream to determine its encoding" does.
 */
#ifndef CONTENT_DECLARE_H
#define CONTENT_DECLARE_H

#include "base/str.h"

/* The label, a slice of bytes; empty when there is none. */
str declare_find(str bytes);

/* The value of charset= in the value of Content-Type: "text/html;
 * charset=gbk".  Empty when there is none. */
str declare_in_type(str content_type);

#endif
