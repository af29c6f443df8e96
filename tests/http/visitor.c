/* The visitor of the tests; visitor.h says what it can do. */
#include "visitor.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* ---- The server ---- */

void
start(struct server *s, const char *processes)
{
	int out[2], err[2];
	char digits[16] = "";

	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	assert_int_equal(pipe2(err, O_CLOEXEC), 0);
	s->pid = fork();
	if (s->pid == 0) {
		dup2(out[1], STDOUT_FILENO);
		dup2(err[1], STDERR_FILENO);
		execl(s->app, s->app, "0", processes, processes, (char *)NULL);
		_exit(127);
	}
	close(out[1]);
	close(err[1]);
	s->log = err[0];
	fcntl(s->log, F_SETFL, O_NONBLOCK);
	fcntl(s->log, F_SETPIPE_SZ, 1 << 20);
	assert_true(read(out[0], digits, sizeof(digits) - 1) > 0);
	close(out[0]);
	s->port = (int)strtol(digits, NULL, 10);
	assert_true(s->port > 0);
}

int
finish(struct server *s)
{
	int status = 0;

	assert_int_equal(waitpid(s->pid, &status, 0), s->pid);
	close(s->log);
	return status;
}

/* What the log says by now, as a string the caller frees. */
char *
read_log(struct server *s)
{
	char *text = calloc(1, (1 << 20) + 1);
	ssize_t n = read(s->log, text, 1 << 20);

	text[n > 0 ? n : 0] = '\0';
	return text;
}

/* ---- The visitor ---- */

int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
wait_ms(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

int
dial(const struct server *s)
{
	struct sockaddr_in to = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)s->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_true(fd >= 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof(to)), 0);
	return fd;
}

/* Sends as long as the other side takes it. */
void
say(int fd, const char *text, size_t len)
{
	while (len > 0) {
		ssize_t n = send(fd, text, len, MSG_NOSIGNAL);

		if (n <= 0)
			return;
		text += n;
		len -= (size_t)n;
	}
}

/* Reads until the server closes or is silent for so long. */
void
hear(struct server *s, int fd, int silence_ms)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	s->len = 0;
	s->closed = false;
	while (poll(&p, 1, silence_ms) > 0) {
		ssize_t n = recv(fd, s->reply + s->len, REPLY_MAX - s->len, 0);

		if (n <= 0) {
			s->closed = true;
			break;
		}
		s->len += (size_t)n;
	}
	s->reply[s->len] = '\0';
}

int
status_of(const struct server *s)
{
	return s->len > 12 && strncmp(s->reply, "HTTP/1.1 ", 9) == 0
	    ? (int)strtol(s->reply + 9, NULL, 10)
	    : 0;
}

/* One reply of a connection that stays open: up to the end of the body that its head declares. */
void
hear_one(struct server *s, int fd)
{
	size_t want = SIZE_MAX;

	s->len = 0;
	while (s->len < want) {
		struct pollfd p = { .fd = fd, .events = POLLIN };
		const char *end, *length;
		ssize_t n;

		assert_int_equal(poll(&p, 1, PATIENCE_MS), 1);
		n = recv(fd, s->reply + s->len, want == SIZE_MAX ? 1 : want - s->len, 0);
		assert_true(n > 0);
		s->len += (size_t)n;
		s->reply[s->len] = '\0';
		end = want == SIZE_MAX ? strstr(s->reply, "\r\n\r\n") : NULL;
		if (end == NULL)
			continue;
		length = strcasestr(s->reply, "Content-Length: ");
		/* A 304 has the length of what it does not send. */
		want = s->len +
		    (length == NULL || status_of(s) == 304 ? 0 : strtoul(length + 16, NULL, 10));
	}
}

const char *
body_of(const struct server *s)
{
	const char *end = strstr(s->reply, "\r\n\r\n");

	return end == NULL ? "" : end + 4;
}

bool
has(const struct server *s, const char *text)
{
	return strstr(s->reply, text) != NULL;
}

/* The value of a header of the reply, copied; empty when it is not there. */
void
header_of(const struct server *s, const char *name, char *value, size_t room)
{
	const char *at = strcasestr(s->reply, name);
	size_t n = 0;

	if (at != NULL) {
		at += strlen(name) + 2;
		while (at[n] != '\r' && at[n] != '\0' && n < room - 1)
			n++;
		memcpy(value, at, n);
	}
	value[n] = '\0';
}

int
request(struct server *s, const char *text)
{
	int fd = dial(s);

	say(fd, text, strlen(text));
	hear_one(s, fd);
	close(fd);
	return status_of(s);
}

int
get(struct server *s, const char *target, const char *headers)
{
	char text[2048];

	snprintf(text, sizeof(text), "GET %s HTTP/1.1\r\nHost: a\r\n%s\r\n", target, headers);
	return request(s, text);
}

int
send_long(struct server *s, const char *before, size_t len, const char *after)
{
	char *text = malloc(len);
	int fd = dial(s);

	memset(text, 'a', len);
	say(fd, before, strlen(before));
	say(fd, text, len);
	say(fd, after, strlen(after));
	hear(s, fd, 3000);
	close(fd);
	free(text);
	return status_of(s);
}
