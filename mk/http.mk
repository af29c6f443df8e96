# The tests of the server: a small application, and a client that speaks to it over raw sockets.

HTTP_CLIENT = client visitor refused answered broken
HTTP_TEST = $(B)/tests/http/app $(B)/tests/http/client

$(B)/tests/http/app: $(B)/tests/http/app.o $(B)/libmarsad.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(B)/tests/http/client: $(HTTP_CLIENT:%=$(B)/tests/http/%.o)
	$(CC) $(LDFLAGS) -o $@ $^ -lcmocka $(LDLIBS)

## http-test	speaks to the server over raw sockets
http-test: $(HTTP_TEST)
	$(B)/tests/http/client $(B)/tests/http/app

## http-bench	the server beside nginx
http-bench: $(B)/tests/http/app
	tests/bench/http.sh $(B)/marsad

-include $(B)/tests/http/app.d $(HTTP_CLIENT:%=$(B)/tests/http/%.d)
.PHONY: http-test http-bench
