/*
 * The catalogue compiler on any bytes: it compiles them or says what is wrong, and nothing else.
 * mkcat gives up by leaving the process; here it jumps back instead.
 */
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../tools/mkcat/mkcat.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static jmp_buf given_up;

_Noreturn void
die(const char *file, int line, const char *format, ...)
{
	(void)file, (void)line, (void)format;
	longjmp(given_up, 1);
}

/* The compiler ends after one catalogue and frees nothing; here that is no fault. */
const char *__asan_default_options(void);
const char *
__asan_default_options(void)
{
	return "detect_leaks=0";
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	FILE *in = fmemopen((void *)(uintptr_t)bytes, size, "r"),
	     *nowhere = fopen("/dev/null", "w");
	struct catalogue cat;

	begin_catalogue(&cat);
	if (in != NULL && nowhere != NULL && setjmp(given_up) == 0) {
		read_stream(&cat, in, "x.cat");
		check_catalogue(&cat);
		sort_records(&cat);
		write_header(nowhere, &cat);
		write_tables(nowhere, &cat);
		write_typed(nowhere, &cat);
		write_statements(nowhere, &cat);
	}
	free(cat.items);
	if (in != NULL)
		fclose(in);
	if (nowhere != NULL)
		fclose(nowhere);
	return 0;
}
