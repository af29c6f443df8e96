/* What goes wrong: crashes, visitors who send by drops, stopping. */
#include "visitor.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

void
a_crash_costs_one_request(void **state)
{
	static const char crash[] = "GET /crash HTTP/1.1\r\n" HOST "\r\n";
	static const char page[] = "GET /echo/after HTTP/1.1\r\n" HOST "\r\n";
	struct server *s = *state;
	int fd = dial(s);

	for (int i = 0; i < 6; i++) {
		say(fd, crash, sizeof(crash) - 1);
		hear_one(s, fd);
		assert_int_equal(status_of(s), 500);
		say(fd, page, sizeof(page) - 1); /* on the same connection */
		hear_one(s, fd);
		assert_int_equal(status_of(s), 200);
	}
	close(fd);
}

void
a_request_that_never_ends_is_ended(void **state)
{
	struct server *s = *state;
	int64_t begun = now_ms();

	assert_int_equal(get(s, "/hang", ""), 500);
	assert_true(now_ms() - begun < 6000);
	assert_int_equal(get(s, "/echo", ""), 200);
}

/* Sends what there is, then a byte now and then; how long until the connection is closed? */
static int64_t
drip(struct server *s, const char *text)
{
	int64_t begun = now_ms();
	int fd = dial(s);

	say(fd, text, strlen(text));
	for (int i = 0; i < 40; i++) {
		hear(s, fd, 250);
		if (s->closed)
			break;
		say(fd, "a", 1);
	}
	assert_true(s->closed);
	close(fd);
	return now_ms() - begun;
}

void
who_sends_a_request_by_drops_is_given_up(void **state)
{
	struct server *s = *state;

	assert_in_range(drip(s, "GET /pa"), 2500, 6000);
	assert_in_range(drip(s, LINE HOST "X-A: a"), 2500, 6000);
	assert_in_range(drip(s, POSTED "Content-Length: 1000\r\n\r\nab"), 2500, 6000);
}

void
who_says_nothing_is_given_up_and_keeps_no_reader_waiting(void **state)
{
	struct server *s = *state;
	enum { MANY = 1000 };
	static int fds[MANY];
	int64_t begun;

	for (int i = 0; i < MANY; i++)
		fds[i] = dial(s);
	begun = now_ms();
	for (int i = 0; i < 20; i++)
		assert_int_equal(get(s, "/page", ""), 200);
	assert_true(now_ms() - begun < 1000);
	for (int i = 0; i < MANY; i++) {
		hear(s, fds[i], 8000);
		assert_true(s->closed);
		close(fds[i]);
	}
}

void
a_front_that_dies_is_replaced(void **state)
{
	struct server *s = *state;
	char command[64];
	FILE *children;
	int pid, killed = 0;

	/* Fronts are the first children. */
	snprintf(command, sizeof(command), "/proc/%d/task/%d/children", (int)s->pid, (int)s->pid);
	children = fopen(command, "r");
	if (children == NULL)
		skip();
	while (killed < 2 && fscanf(children, "%d", &pid) == 1)
		killed += kill(pid, SIGKILL) == 0;
	fclose(children);
	assert_int_equal(killed, 2);
	wait_ms(600);
	assert_int_equal(get(s, "/page", ""), 200);
	assert_int_equal(get(s, "/echo", ""), 200);
}

void
the_log_names_nothing_personal(void **state)
{
	struct server *s = *state;
	char *log = read_log(s);

	free(log);
	get(s, "/echo/logged?q=secret", "User-Agent: spy\r\nCookie: sesame\r\n");
	wait_ms(100);
	log = read_log(s);
	assert_non_null(strstr(log, "method=GET path=/echo/logged status=200 "));
	assert_null(strstr(log, "secret"));
	assert_null(strstr(log, "spy"));
	assert_null(strstr(log, "sesame"));
	assert_null(strstr(log, "127.0.0.1"));
	free(log);
}

void
stopping_finishes_what_is_in_hand(void **state)
{
	static const char text[] = "GET /sleep?ms=700 HTTP/1.1\r\n" HOST "\r\n";
	struct server s = *(struct server *)*state;
	int64_t begun;
	int fd, idle;

	start(&s, "2");
	fd = dial(&s);
	idle = dial(&s);
	say(fd, text, sizeof(text) - 1);
	wait_ms(200);
	begun = now_ms();
	kill(s.pid, SIGTERM);
	hear(&s, fd, 3000);
	assert_int_equal(status_of(&s), 200);
	assert_true(s.closed);
	assert_int_equal(finish(&s), 0);
	assert_true(now_ms() - begun < 3000);
	close(fd);
	close(idle);
}
