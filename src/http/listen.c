/* The one listening socket, made before the forks and shared by all fronts. */
#include "http/http.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 4096 };

static int
listen_at(const struct addrinfo *a)
{
	int fd = socket(a->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	int on = 1;

	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)); /* connections inherit it */
	if (bind(fd, a->ai_addr, a->ai_addrlen) == 0 && listen(fd, BACKLOG) == 0)
		return fd;
	close(fd);
	return -1;
}

static int
port_of(int fd)
{
	struct sockaddr_storage at = { .ss_family = AF_UNSPEC };
	socklen_t len = sizeof(at);

	if (getsockname(fd, (struct sockaddr *)&at, &len) != 0)
		return 0;
	if (at.ss_family == AF_INET6)
		return ntohs(((struct sockaddr_in6 *)(void *)&at)->sin6_port);
	return ntohs(((struct sockaddr_in *)(void *)&at)->sin_port);
}

enum err
http_listen(const char *host, int port, int *listener, int *port_taken, struct fault *fault)
{
	struct addrinfo hints = { .ai_family = AF_UNSPEC,
		.ai_socktype = SOCK_STREAM,
		.ai_flags = AI_PASSIVE | AI_NUMERICSERV };
	struct addrinfo *all;
	char service[16];
	int fd = -1, why;

	snprintf(service, sizeof(service), "%d", port);
	why = getaddrinfo(host, service, &hints, &all);
	if (why != 0)
		return fail_with(fault, ERR_SYSTEM, "%s: %s", host, gai_strerror(why));
	for (const struct addrinfo *a = all; a != NULL && fd < 0; a = a->ai_next)
		fd = listen_at(a);
	freeaddrinfo(all);
	if (fd < 0)
		return fail_with(fault, ERR_SYSTEM, "%s port %d: %s", host, port, strerror(errno));
	*listener = fd;
	if (port_taken != NULL)
		*port_taken = port_of(fd);
	return ERR_OK;
}
