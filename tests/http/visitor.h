/*
 * A visitor for the tests of http/: starts a server, speaks to it over raw sockets, keeps its last
 * reply. What goes wrong on this side fails the test.
 */
#ifndef TESTS_HTTP_VISITOR_H
#define TESTS_HTTP_VISITOR_H

/* cmocka.h needs these before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#define LINE "GET /page HTTP/1.1\r\n"
#define HOST "Host: localhost\r\n"
#define POSTED "POST /echo HTTP/1.1\r\n" HOST
#define RAW(text) text, sizeof(text) - 1

enum { REPLY_MAX = 4 << 20, PATIENCE_MS = 15000 };

struct server {
	const char *app;
	pid_t pid;
	int port, log;
	char *reply; /* of the last request: the head is a string, the body follows */
	size_t len;
	bool closed; /* by the server, after the reply */
};

/* Starts the application with so many fronts and workers. */
void start(struct server *s, const char *processes);

/* The status of its end, as waitpid has it. */
int finish(struct server *s);

/* What the log says since the last call; the caller frees it. */
char *read_log(struct server *s);
int64_t now_ms(void);
void wait_ms(long ms);
int dial(const struct server *s);

/* Sends as long as the other side takes it. */
void say(int fd, const char *text, size_t len);

/* Reads until the server closes or is silent for so long. */
void hear(struct server *s, int fd, int silence_ms);

/* One reply of a connection that stays open. */
void hear_one(struct server *s, int fd);
int status_of(const struct server *s);
const char *body_of(const struct server *s);
bool has(const struct server *s, const char *text);

/* Copies the value of a header of the reply; empty when it is not there. */
void header_of(const struct server *s, const char *name, char *value, size_t room);

/* One request on a connection of its own; the status. */
int request(struct server *s, const char *text);
int get(struct server *s, const char *target, const char *headers);

/* A request with so many times "a" in the middle; the status. */
int send_long(struct server *s, const char *before, size_t len, const char *after);

/* The tests, by file. */
void a_malformed_request_is_refused_and_its_connection_closed(void **state);
void a_refused_method_is_told_which_are_allowed(void **state);
void an_address_too_long_is_refused_as_such(void **state);
void too_many_or_too_long_headers_are_refused_as_such(void **state);
void too_many_parameters_are_refused(void **state);
void a_visitor_too_busy_sending_still_hears_why_it_was_refused(void **state);
void a_body_that_grows_too_large_in_chunks_is_refused(void **state);
void the_address_is_decoded_once(void **state);
void an_address_with_scheme_and_host_is_read_too(void **state);
void spaces_around_a_value_and_an_empty_value_are_fine(void **state);
void an_older_visitor_needs_no_host(void **state);
void a_body_reaches_the_application(void **state);
void every_answer_forbids_what_it_does_not_need(void **state);
void a_header_that_would_begin_another_is_not_sent(void **state);
void HEAD_has_the_head_of_GET_and_nothing_else(void **state);
void OPTIONS_says_what_is_allowed(void **state);
void requests_sent_at_once_are_answered_in_their_order(void **state);
void a_request_may_come_in_single_bytes(void **state);
void each_request_has_an_id_of_its_own_even_when_the_page_is_kept(void **state);
void the_coding_is_the_best_that_the_visitor_takes(void **state);
void what_the_visitor_has_already_is_not_sent_again(void **state);
void a_kept_page_is_made_again_after_a_change(void **state);
void many_who_ask_for_the_same_page_at_once_share_one_answer(void **state);
void more_requests_than_the_desk_holds_are_all_answered(void **state);
void a_large_answer_arrives_whole(void **state);
void a_document_is_sent_from_its_file(void **state);
void static_files_are_found_by_their_content(void **state);
void a_crash_costs_one_request(void **state);
void a_request_that_never_ends_is_ended(void **state);
void who_sends_a_request_by_drops_is_given_up(void **state);
void who_says_nothing_is_given_up_and_keeps_no_reader_waiting(void **state);
void a_front_that_dies_is_replaced(void **state);
void the_log_names_nothing_personal(void **state);
void stopping_finishes_what_is_in_hand(void **state);

#endif
