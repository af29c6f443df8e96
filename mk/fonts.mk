# The typeface of the pages, cut from IBM Plex Sans Arabic (npm, SIL Open Font License) and
# renamed. When npm's packages or fonttools are not there the build goes on without it: the
# stylesheet then names what readers have.

PLEX       = node_modules/@ibm/plex-sans-arabic/fonts/complete/woff2
FONTS      = $(B)/web/fonts/marsad-400.woff2 $(B)/web/fonts/marsad-600.woff2
SUBSET     = /usr/bin/python3 tools/subset.py
NO_FONT    = echo "warning: built without $@" >&2

# The fonts that can be made here; empty, with a warning, when none can.
FONTS_MADE = $(if $(wildcard $(PLEX)),$(FONTS),$(warning no $(PLEX): built without the font))

fonts: $(FONTS_MADE)

$(B)/web/fonts/marsad-400.woff2: $(PLEX)/IBMPlexSansArabic-Regular.woff2 tools/subset.py
	@mkdir -p $(@D)
	$(SUBSET) $< $@ "Marsad Sans" Regular || $(NO_FONT)
$(B)/web/fonts/marsad-600.woff2: $(PLEX)/IBMPlexSansArabic-SemiBold.woff2 tools/subset.py
	@mkdir -p $(@D)
	$(SUBSET) $< $@ "Marsad Sans" SemiBold || $(NO_FONT)

.PHONY: fonts
