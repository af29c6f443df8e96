# What the server hands out under /static/: the parts of the stylesheet joined, the script, the
# icons and the fonts, gathered in $(B)/web, which tools/mkstatic compiles into the program.
# $(B)/web/ready is newer than all of them.
#
# Comments and indentation of the stylesheet stay at home.

CSS_PARTS = tokens base layout page text lists forms tables states matrix charts print
WEB_FILES = web/marsad.js web/icons.svg web/icon.svg
CSS_BARE  = { gsub(/\/\*[^*]*\*\//, ""); sub(/^[\t ]+/, "") } \
	/\/\*/ { comment = 1 } \
	!comment && NF { print } \
	/\*\// { comment = 0 }

$(B)/web/ready: $(CSS_PARTS:%=web/css/%.css) $(WEB_FILES) $(FONTS_MADE) mk/web.mk
	@mkdir -p $(@D)
	awk '$(CSS_BARE)' $(CSS_PARTS:%=web/css/%.css) >$(B)/web/marsad.css
	cp $(WEB_FILES) $(B)/web
	touch $@

web: $(B)/web/ready

.PHONY: web
