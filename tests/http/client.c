/*
 * The server as visitors meet it, over raw sockets: well-formed, malformed, slow, gone.
 *
 *	client path/of/app
 *
 * The path comes first so that cmocka's own arguments need not be known.
 */
#include "visitor.h"

#include <signal.h>

/* cmocka's group setup is given nothing, so this is how it learns which server is meant. */
static struct server *the_server;

static int
setup(void **state)
{
	*state = the_server;
	start(the_server, "2");
	return 0;
}

static int
teardown(void **state)
{
	struct server *s = *state;

	kill(s->pid, SIGTERM);
	assert_int_equal(finish(s), 0);
	return 0;
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_malformed_request_is_refused_and_its_connection_closed),
		cmocka_unit_test(a_refused_method_is_told_which_are_allowed),
		cmocka_unit_test(an_address_too_long_is_refused_as_such),
		cmocka_unit_test(too_many_or_too_long_headers_are_refused_as_such),
		cmocka_unit_test(too_many_parameters_are_refused),
		cmocka_unit_test(a_visitor_too_busy_sending_still_hears_why_it_was_refused),
		cmocka_unit_test(a_body_that_grows_too_large_in_chunks_is_refused),
		cmocka_unit_test(the_address_is_decoded_once),
		cmocka_unit_test(an_address_with_scheme_and_host_is_read_too),
		cmocka_unit_test(spaces_around_a_value_and_an_empty_value_are_fine),
		cmocka_unit_test(an_older_visitor_needs_no_host),
		cmocka_unit_test(a_body_reaches_the_application),
		cmocka_unit_test(every_answer_forbids_what_it_does_not_need),
		cmocka_unit_test(a_header_that_would_begin_another_is_not_sent),
		cmocka_unit_test(HEAD_has_the_head_of_GET_and_nothing_else),
		cmocka_unit_test(OPTIONS_says_what_is_allowed),
		cmocka_unit_test(requests_sent_at_once_are_answered_in_their_order),
		cmocka_unit_test(a_request_may_come_in_single_bytes),
		cmocka_unit_test(each_request_has_an_id_of_its_own_even_when_the_page_is_kept),
		cmocka_unit_test(the_coding_is_the_best_that_the_visitor_takes),
		cmocka_unit_test(what_the_visitor_has_already_is_not_sent_again),
		cmocka_unit_test(a_kept_page_is_made_again_after_a_change),
		cmocka_unit_test(many_who_ask_for_the_same_page_at_once_share_one_answer),
		cmocka_unit_test(more_requests_than_the_desk_holds_are_all_answered),
		cmocka_unit_test(a_large_answer_arrives_whole),
		cmocka_unit_test(a_document_is_sent_from_its_file),
		cmocka_unit_test(static_files_are_found_by_their_content),
		cmocka_unit_test(a_crash_costs_one_request),
		cmocka_unit_test(a_request_that_never_ends_is_ended),
		cmocka_unit_test(who_sends_a_request_by_drops_is_given_up),
		cmocka_unit_test(who_says_nothing_is_given_up_and_keeps_no_reader_waiting),
		cmocka_unit_test(a_front_that_dies_is_replaced),
		cmocka_unit_test(the_log_names_nothing_personal),
		cmocka_unit_test(stopping_finishes_what_is_in_hand),
	};
	struct server s = { .app = argc == 2 ? argv[1] : "" };

	int failed;

	if (argc != 2)
		return 2;
	s.reply = malloc(REPLY_MAX + 1);
	if (s.reply == NULL)
		return 2;
	the_server = &s;
	failed = cmocka_run_group_tests(tests, setup, teardown);
	free(s.reply);
	return failed;
}
