/* A progress bar, and hearing Ctrl-C without interrupting anything. */
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/cli.h"

enum { SHOW_AFTER = 1000000, EVERY = 100000, CELLS = 30 };

static void
signals_of_ending(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGHUP);
}

void
bar_begin(struct bar *b)
{
	sigset_t set;

	*b = (struct bar){ .signals = -1,
		.is_terminal = isatty(STDERR_FILENO) == 1,
		.began = clock_microseconds() };
	signals_of_ending(&set);
	if (sigprocmask(SIG_BLOCK, &set, NULL) == 0)
		b->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

static void
show(struct bar *b, const char *what, int64_t done, int64_t of)
{
	char cells[CELLS + 1];
	int64_t share = of > 0 ? done * 100 / of : 0;
	struct locale l = cli_locale();
	struct str name = say(&l, what);

	share = share > 100 ? 100 : share;
	for (int i = 0; i < CELLS; i++)
		cells[i] = i * 100 < share * CELLS ? '#' : '.';
	cells[CELLS] = '\0';
	fprintf(stderr, "\r%.*s [%s] %3d%%\033[K", STR_ARG(name), cells, (int)share);
	b->shown = true;
}

bool
bar_step(void *state, const char *what, int64_t done, int64_t of)
{
	struct bar *b = state;
	struct signalfd_siginfo heard;
	int64_t now = clock_microseconds();

	if (b->signals >= 0 && read(b->signals, &heard, sizeof(heard)) == sizeof(heard))
		b->stopped = true;
	if (b->is_terminal && now - b->began >= SHOW_AFTER && now - b->told >= EVERY) {
		b->told = now;
		show(b, what, done, of);
	}
	return !b->stopped;
}

/* The line is wiped; a second Ctrl-C from now on ends the process at once. */
void
bar_end(struct bar *b)
{
	sigset_t set;

	if (b->shown)
		fputs("\r\033[K", stderr);
	if (b->signals >= 0)
		close(b->signals);
	signals_of_ending(&set);
	if (!b->stopped)
		sigprocmask(SIG_UNBLOCK, &set, NULL);
}
