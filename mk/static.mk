# The files of web/ compiled into the program, so that it is one file and starts at once.

$(B)/libmarsad.a: $(B)/gen/static.o

$(B)/tools/mkstatic: tools/mkstatic.c
	@mkdir -p $(@D)
	$(CC) -std=c17 -g -O1 -D_GNU_SOURCE $(WARNINGS) -o $@ $< -lz -lbrotlienc

$(B)/gen/static.c: $(B)/tools/mkstatic $(B)/web/ready
	@mkdir -p $(@D)
	$(B)/tools/mkstatic $(B)/web $@
