/*
 * number -- numbers for readers.
 *
 * The signs and groups are those of the language's .po. What they come to in ours:
 *
 *	              European digits        Arabic-Indic digits (Arabic only, a site's choice)
 *	English       1,234,567   -5    40%     2.5
 *	French        1 234 567   -5    40 %    2,5     (spaces that do not break)
 *	Arabic        1,234,567   -5    40%     2.5     ١٬٢٣٤٬٥٦٧    ٤٠٪     ٢٫٥
 *
 * From right to left whatever has a sign stands between U+2066 and U+2069, or "-5" would be drawn
 * as "5-". The minus is U+2212. For machines (attributes, CSV, JSON) do not come here.
 */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include "base/i18n.h"

/* With thousands grouped. */
void number_print(struct buf *, const struct locale *, int64_t n);

/* Never grouped: years, days, article numbers. n is 0 or more. */
void digits_print(struct buf *, const struct locale *, int64_t n);

/* millionths / 1,000,000 with so many decimal places (0 to 6), rounded half away from 0. */
void millionths_print(struct buf *, const struct locale *, int64_t millionths, int places);

/*
 * Whole percents of part in whole, rounded half up; but not 0% of something that is there, nor
 * 100% of something unfinished: those are "<1%" and ">99%". 0 <= part <= whole, whole > 0. Say
 * the whole beside it: say_percent does.
 */
void percent_print(struct buf *, const struct locale *, int64_t part, int64_t whole);

#endif
