/* What tools/messages reads in C. */
say(l, "Commitment");
say(l, late ? "Commitment" : "Untranslated"); /* say(l, "in a comment") */
say_count(a, l, "{n} days late", f(x, "no message", ')'));
say_count(a, l, "Last", 1);
say_with(a, l, "{n} days late", NULL, 0);
say_share(a, say_locale(l), "{n} of "
    "{of} \"parts\"", 1, 2);
const char *label = MESSAGE("Label"), *other = "no message";
problems_add(p, (struct problem){ .row = 3, .file = STR("no message"), .text = "Wrong" });
unsaid(l, "no message");
tell(rq, "Told {name}", ARGS({ "name", STR("no message") }));
