/**
 * How Swedish personal and coordination numbers are written: 6 or 8 digits of a birth, a dash, `+`, a space or nothing,
 * and four digits; the day of a coordination number has 60 added. Word processors write other dashes and hard spaces,
 * systems put dashes into the birth or `SE` in front, and `01` behind as in a sole trader's VAT number. Twelve digits in a
 * row are found anywhere, ten only where no letter, digit or mark joins them, for identities of other kinds have such
 * parts.
 * https://www.skatteverket.se/servicelankar/otherlanguages/inenglish/individualsandemployees/livinginsweden/personalidentitynumberandcoordinationnumber
 */
const MONTH = '(?:0[1-9]|1[0-2])'
const DAY = '(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])'
const CENTURY = '(?:18|19|20)'
const DASH = '\u2010-\u2015\u2212'
const SPACE = ' \u00a0\u2007\u202f'
const BETWEEN = `[+${SPACE}${DASH}-]?`
const DASHED = `[+${DASH}-]`
const APART = '[^0-9A-Za-z+-]'

const BIRTH = `[0-9]{2}${MONTH}${DAY}`
const PLAIN = `(?:${CENTURY})?${BIRTH}${BETWEEN}[0-9]{4}`
const WITH_DASHES = `(?:${CENTURY})?[0-9]{2}${DASHED}${MONTH}${DASHED}${DAY}${DASHED}[0-9]{4}`
const OF_SWEDEN = `[Ss][Ee]${BETWEEN}${PLAIN}`

/** Regular expressions that RE2 and JavaScript read alike; the second group is the number. */
export const PERSONAL_PATTERNS: readonly string[] = [
  `(^|[^0-9])(${CENTURY}${BIRTH}[0-9]{4})($|[^0-9])`,
  `(^|${APART})(${PLAIN})($|${APART})`,
  `(^|${APART})(${WITH_DASHES})($|${APART})`,
  `(^|${APART})(${OF_SWEDEN})(?:01)?($|${APART})`,
]

/** A text that is such a number and nothing else, whatever its last digit. */
export const WHOLE_PATTERN = `(?:${PLAIN}|${WITH_DASHES}|${OF_SWEDEN})`

/**
 * Whether a text is a personal or coordination number: its form, and the check digit by Luhn's rule.
 *
 * @example
 * isPersonalNumber('640823-3234') // => true
 * isPersonalNumber('640823-3235') // => false
 */
export function isPersonalNumber(text: string): boolean {
  if (!new RegExp(`^${WHOLE_PATTERN}$`).test(text)) return false
  const digits = text
    .replaceAll(/[^0-9]/g, '')
    .split('')
    .slice(-10)
    .map(Number)
  const sum = digits.reduce((total, digit, place) => {
    const times = place % 2 === 0 ? digit * 2 : digit
    return total + (times > 9 ? times - 9 : times)
  }, 0)
  return sum % 10 === 0
}
