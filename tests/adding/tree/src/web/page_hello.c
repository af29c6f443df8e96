/*
 * GET /hello -- how many countries are followed.
 */
#include "web/web.h"

enum err
page_hello(struct request *rq, struct response *rs)
{
	struct hello_view view = { .countries = 0 };

	TRY(store_count(&rq->work, &country_type, &view.countries));
	hello_html(&rs->out, &rq->locale, &view);
	return ERR_OK;
}
