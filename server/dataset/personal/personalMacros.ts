import { PERSONAL_PATTERNS, WHOLE_PATTERN } from './isPersonalNumber.ts'

const digit = (place: number): string => `CAST(substr(d, ${place}, 1) AS INTEGER)`
/** Every other digit counts twice, and then as the sum of its own digits. */
const luhn = Array.from({ length: 10 }, (_, place) =>
  place % 2 === 0 ? `(${digit(place + 1)} * 2) % 10 + (${digit(place + 1)} * 2) // 10` : digit(place + 1),
).join(' + ')

const holds = (pattern: string): string =>
  `(regexp_matches(x, '${pattern}') AND len(list_filter(regexp_extract_all(x, '${pattern}', 2), lambda p: luhn_holds(last_ten(p)))) > 0)`

/** All patterns as one, which is read in one go: few texts have the form of a number, and only these are looked at closely. */
const ANY = PERSONAL_PATTERNS.map((pattern) => `(?:${pattern})`).join('|')

/** The same rules as `isPersonalNumber`, in SQL: a test compares the two. */
export const PERSONAL_MACROS = `
CREATE MACRO luhn_holds(d) AS (${luhn}) % 10 = 0;
CREATE MACRO last_ten(p) AS right(regexp_replace(p, '[^0-9]', '', 'g'), 10);
CREATE MACRO is_personal(x) AS CASE WHEN regexp_full_match(x, '${WHOLE_PATTERN}') THEN luhn_holds(last_ten(x)) ELSE FALSE END;
CREATE MACRO has_form_of_personal(x) AS regexp_full_match(x, '${WHOLE_PATTERN}');
CREATE MACRO may_have_personal(x) AS strlen(x) >= 10 AND regexp_matches(x, '${ANY}');
CREATE MACRO has_personal(x) AS CASE WHEN may_have_personal(x) THEN ${PERSONAL_PATTERNS.map(holds).join(' OR ')} ELSE FALSE END;
`
