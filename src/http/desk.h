/*
 * desk -- where fronts lay requests and workers lay answers.
 *
 * Memory shared by all children, mapped by the parent before the forks and so at the same address
 * in each: the views inside stay good on both sides. Each front owns DESK_SLOTS slots. Two sorts of
 * socket say what is ready: one queue of requests from which idle workers take, first come first
 * served, and one of answers to each front. They carry a `note`, and perhaps an open file: a
 * request's body on the way in, a large body or a document on the way back.
 *
 * A slot is used once for each serial; whoever comes late (a worker that died, a front that was
 * restarted) is known by an old serial and ignored.
 */
#ifndef HTTP_DESK_H
#define HTTP_DESK_H

#include <stdatomic.h>
#include <sys/types.h>

#include "http/encode.h"
#include "http/http.h"

enum {
	DESK_SLOTS = 64,           /* requests of one front that are asked at a time */
	DESK_PROCESSES_MAX = 64,   /* fronts, and workers */
	DESK_ASK_ROOM = 128 << 10, /* for all text of a request but its body */
	DESK_SAY_ROOM = 1 << 20,   /* for all of an answer; larger bodies travel as a file */
};

struct note {
	uint32_t slot, serial;
	uint32_t failed; /* the worker is gone, and there will be no answer */
};

struct desk_slot {
	_Atomic uint32_t serial;
	_Atomic bool asked; /* a worker has it, or soon will */
	struct http_request request;
	size_t body_size; /* of the file that comes with the note */
	struct http_response response;
	enum coding coding; /* wanted, and then of the body */
	int front;
	char *ask, *say;
};

/* What a worker is doing, for the parent to look after. */
struct desk_place {
	_Atomic int64_t since; /* microseconds; 0: nothing */
	_Atomic uint32_t slot, serial;
};

struct desk {
	struct desk_slot *slots;
	struct desk_place *places;
	int fronts;
	int ask_in, ask_out; /* the queue of requests */
	int say_in[DESK_PROCESSES_MAX], say_out[DESK_PROCESSES_MAX];
};

MUST_USE enum err desk_open(struct desk *, int fronts, int workers, struct fault *);

/* Each child keeps only the ends it uses, so that the others see when it is gone. */
void desk_keep_front(struct desk *, int front);
void desk_keep_worker(struct desk *);

/* Copies a request into a slot; the body stays where it is, in its file. */
void desk_ask(struct desk_slot *, const struct http_request *);

/* Copies an answer into its slot, all but the body when that is too large (false). */
bool desk_say(struct desk_slot *, const struct http_response *);

/* Gives back memory that one large answer took. */
void desk_tidy(struct desk_slot *);

/* False when the other side is full or gone. `file` may be -1. */
bool note_send(int socket, const struct note *, int file);

/* 1: taken; 0: the other side is gone; -1: nothing there. *file is -1 when none came. */
int note_take(int socket, struct note *, int *file);

/* Microseconds of a clock that only goes forward. */
int64_t desk_clock(void);

#endif
