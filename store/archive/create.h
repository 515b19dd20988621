/*
 * Making a database's file, so that nobody else can read it: mode 0600 from
 * its first moment, and with it SQLite's files beside it.  Missing folders
 * are made.  A file that is there stays as it is.
 */
#ifndef STORE_CREATE_H
#define STORE_CREATE_H

#include "base/err.h"

bool create_file(const char *path, struct err *);

#endif
