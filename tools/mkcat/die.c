/* How mkcat gives up: in one line, with file and line. Apart, so that the fuzzer can catch it. */
#include <stdarg.h>
#include <stdlib.h>

#include "mkcat.h"

_Noreturn void
die(const char *file, int line, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%s:%d: ", file, line);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(1);
}
