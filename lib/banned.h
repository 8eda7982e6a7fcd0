#ifndef ASN_BANNED_H
#define ASN_BANNED_H

/*
 * Included in front of every file by the Makefile: functions without a bound, with hidden
 * state, or with a result that depends on the environment are compile errors. The headers
 * that declare them have to come first, since their names cannot be written afterwards.
 */

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Fortified headers make macros of some of them. */
#undef strcpy
#undef strcat
#undef strncpy
#undef sprintf
#undef vsprintf
#undef gets

#pragma GCC poison strcpy strcat strncpy sprintf vsprintf gets alloca
#pragma GCC poison strtok atoi atof gmtime localtime setlocale
#pragma GCC poison tmpnam mktemp

#endif
