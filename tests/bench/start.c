/*
 * How long until a server answers: starts it again and again, and knocks until it says 200.
 *
 *	start RUNS PORT PATH COMMAND...		"12.431", milliseconds, a line for each run
 *
 * What the server says on standard error goes to /dev/null. It is ended by SIGTERM.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

enum { KNOCK_EVERY_US = 200, PATIENCE_US = 10000000, ASKED_MAX = 1000 };

/* Does it answer 200 to one request on a connection of its own? */
static bool
answers(int port, const char *asked, size_t len)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	static const char wanted[] = "HTTP/1.1 200 ";
	char head[sizeof(wanted)] = "";
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool yes;

	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	yes = fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof(to)) == 0 &&
	    send(fd, asked, len, MSG_NOSIGNAL) == (ssize_t)len &&
	    recv(fd, head, sizeof(head) - 1, MSG_WAITALL) == (ssize_t)sizeof(head) - 1 &&
	    memcmp(head, wanted, sizeof(wanted) - 1) == 0;
	if (fd >= 0)
		close(fd);
	return yes;
}

static pid_t
begin(char **command)
{
	pid_t child = fork();

	if (child == 0) {
		int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);

		dup2(nothing, STDERR_FILENO);
		execv(command[0], command);
		_exit(127);
	}
	return child;
}

int
main(int argc, char **argv)
{
	char asked[ASKED_MAX];
	int port, len;

	if (argc < 5) {
		fputs("usage: start RUNS PORT PATH COMMAND...\n", stderr);
		return 2;
	}
	port = (int)strtol(argv[2], NULL, 10);
	len = snprintf(asked, sizeof(asked),
	    "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n", argv[3], port);
	if (len < 0 || (size_t)len >= sizeof(asked))
		return 2;
	for (long run = strtol(argv[1], NULL, 10); run > 0; run--) {
		int64_t began = clock_microseconds(), took = 0;
		pid_t server = begin(argv + 4);
		bool there = false;

		while (server > 0 && !there && took < PATIENCE_US) {
			there = answers(port, asked, (size_t)len);
			took = clock_microseconds() - began;
			if (!there)
				usleep(KNOCK_EVERY_US);
		}
		if (server > 0) {
			kill(server, SIGTERM);
			waitpid(server, NULL, 0);
		}
		if (!there) {
			fprintf(stderr, "start: %s does not answer 200\n", argv[3]);
			return 1;
		}
		printf("%" PRId64 ".%03d\n", took / 1000, (int)(took % 1000));
	}
	return 0;
}
