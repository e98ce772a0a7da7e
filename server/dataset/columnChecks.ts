import type { DataProblemCode } from './DataProblem.ts'
import type { ColumnKind } from './columnKind.ts'
import { nearestWord } from './nearestWord.ts'
import type { Values } from './planColumns.ts'
import { sexHint } from './sexWords.ts'

/** Something a value of a column must not be: the rows where it is, and what to say of one. */
export interface ColumnCheck {
  readonly code: DataProblemCode
  /** In SQL, of the column's text `x`, or of its number `y` as text. */
  readonly isWrong: (x: string, y: string) => string
  readonly message: (value: string) => string
  readonly hint?: ((value: string) => string | undefined) | undefined
}

/** Of a measure, which is summed; and of a number of a clinic, which is not. */
export const MOST_DECIMALS = { measure: 6, number: 15 }
export const MOST_DIGITS = 15

/** The text of a column as a number: a comma is its point where the file writes so, and a point is none where it does not. */
export function numberText(x: string): string {
  return (
    `CASE WHEN "#comma" AND contains(${x}, ',') AND NOT contains(${x}, '.') THEN replace(${x}, ',', '.') ` +
    `WHEN NOT "#point" AND contains(${x}, '.') THEN replace(${x}, '.', '·') ELSE ${x} END`
  )
}

/** What is checked of each value of a column. */
export function columnChecks(
  kind: ColumnKind,
  {
    values,
    isOfClinic,
    canBeEmpty,
  }: { readonly values: Values; readonly isOfClinic: boolean; readonly canBeEmpty: boolean },
): readonly ColumnCheck[] {
  const missing: readonly ColumnCheck[] = kind.required && !canBeEmpty ? [MISSING] : []
  switch (kind.role) {
    case 'id':
    case 'reference':
    case 'word':
    case 'fact-word':
      return [...missing, ...wordChecks(kind)]
    case 'fact-words':
      return wordsChecks(kind)
    case 'count':
      return [...missing, ...COUNT]
    case 'day':
      return [...missing, DAY]
    case 'month':
      return [...missing, MONTH]
    case 'yes-no':
    case 'fact-yes-no':
      return [...missing, YES_NO]
    case 'measure':
    case 'number':
    case 'fact-number':
      return [...missing, ...numberChecks(kind, values, sortOfNumber(kind, isOfClinic))]
    case 'open':
      return []
  }
}

/** Facts of a clinic are not summed. */
export function sortOfNumber({ role }: ColumnKind, isOfClinic: boolean): keyof typeof MOST_DECIMALS {
  return role === 'number' || (role === 'fact-number' && isOfClinic) ? 'number' : 'measure'
}

const MISSING: ColumnCheck = {
  code: 'missing-value',
  isWrong: (x) => `${x} IS NULL`,
  message: () => 'The value is missing.',
}

const MOMENT_IN_ZONE = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}.*(Z|[+-]\d{2}(:?\d{2})?)$/

const DAY: ColumnCheck = {
  code: 'impossible-date',
  isWrong: (x) => `${x} IS NOT NULL AND day_of(${x}) IS NULL`,
  message: (value) => `\`${value}\` is no day of the calendar.`,
  hint: (value) =>
    MOMENT_IN_ZONE.test(value)
      ? 'It is a moment in a time zone, and elsewhere another day: write the day alone, or say `dates: YYYY-MM-DD` in a mapping to take it as written.'
      : 'A day is written 2026-01-31.',
}

const MONTH: ColumnCheck = {
  code: 'impossible-date',
  isWrong: (x) => `${x} IS NOT NULL AND month_of(${x}) IS NULL`,
  message: (value) => `\`${value}\` is no month of the calendar.`,
  hint: () => 'A month is written 2026-01, or as a day in it.',
}

const YES_NO: ColumnCheck = {
  code: 'not-yes-or-no',
  isWrong: (x) => `${x} IS NOT NULL AND yes_no(${x}) IS NULL`,
  message: (value) => `\`${value}\` is neither yes nor no.`,
  hint: () => 'Write true or false.',
}

const COUNT: readonly ColumnCheck[] = [
  notANumber((_, y) => `${y} IS NOT NULL AND NOT is_number(${y})`),
  {
    code: 'negative-number',
    isWrong: (_, y) => `is_number(${y}) AND (starts_with(${y}, '-') OR regexp_full_match(${y}, '[+]?0*([.]0*)?'))`,
    message: (value) => `\`n\` is \`${value}\`; a row stands for one or more.`,
    hint: () => 'Take the row away, or give how many it stands for.',
  },
  {
    code: 'not-whole',
    isWrong: (_, y) => `is_number(${y}) AND decimals_in(${y}) > 0`,
    message: (value) => `\`n\` is \`${value}\`; a row stands for a whole number.`,
  },
  {
    code: 'out-of-range',
    isWrong: (_, y) => `is_number(${y}) AND whole_digits_in(${y}) > 9`,
    message: (value) => `\`n\` is \`${value}\`, more than a row can stand for.`,
  },
]

function notANumber(isWrong: ColumnCheck['isWrong']): ColumnCheck {
  return {
    code: 'not-a-number',
    isWrong,
    message: (value) => `\`${value}\` is no number.`,
    hint: (value) => HINTS.find(({ pattern }) => pattern.test(value))?.hint,
  }
}

const HINTS: readonly { readonly pattern: RegExp; readonly hint: string }[] = [
  { pattern: /^[+-]?[\d.]*e[+-]?\d+$/i, hint: 'Write the number without an exponent.' },
  {
    pattern: /^[+-]?\d+(,\d+)+$/,
    hint: 'A comma is read as decimal comma only in files separated by semicolons or tabs. Elsewhere say `decimal: comma` in a mapping.',
  },
  { pattern: /^\u2212[\d\s.,]+$/, hint: 'The minus sign is a typographic one (U+2212). Write -.' },
  {
    pattern: /^[+-]?[\d\s.,]+$/,
    hint: 'Write the number without spaces or marks between thousands, or say in a mapping which mark they have: `thousands: space`.',
  },
]

/** Checks of a number. Those that the counted values cannot fail are left out, for a large table is not read in vain. */
function numberChecks(
  { minimum, maximum, decimals, isWhole }: ColumnKind,
  values: Values,
  sort: 'measure' | 'number',
): readonly ColumnCheck[] {
  if (decimals !== undefined) {
    return [
      notANumber((_, y) => `${y} IS NOT NULL AND TRY_CAST(${y} AS DECIMAL(38, 15)) IS NULL`),
      ...rangeChecks((y) => `TRY_CAST(${y} AS DECIMAL(38, 15))`, minimum, maximum),
    ]
  }
  const most = MOST_DECIMALS[sort]
  const checks: readonly (ColumnCheck & { readonly canFail: boolean })[] = [
    {
      ...notANumber((_, y) => `${y} IS NOT NULL AND NOT is_number(${y})`),
      canFail: values.numbers < values.known,
    },
    {
      canFail: isWhole === true && values.decimals > 0,
      code: 'not-whole',
      isWrong: (_, y) => `is_number(${y}) AND decimals_in(${y}) > 0`,
      message: (value) => `\`${value}\` is not a whole number.`,
    },
    {
      canFail: values.decimals > most,
      code: 'too-many-decimals',
      isWrong: (_, y) => `is_number(${y}) AND decimals_in(${y}) > ${most}`,
      message: (value) => `\`${value}\` has more than ${most} decimals.`,
      hint: () => 'Deliver it with fewer, or say in a mapping to how many `decimals` the column is rounded.',
    },
    {
      canFail: values.whole + values.decimals > MOST_DIGITS,
      code: 'too-many-digits',
      isWrong: (_, y) =>
        `is_number(${y}) AND decimals_in(${y}) <= ${most} AND (digits_in(${y}) > ${MOST_DIGITS} OR whole_digits_in(${y}) > 15)`,
      message: (value) => `\`${value}\` has more than ${MOST_DIGITS} digits.`,
      hint: () =>
        'A number that long is not kept exactly. If it is an identity, give the column the type `word` in a mapping.',
    },
  ]
  return [
    ...checks.filter(({ canFail }) => canFail),
    ...rangeChecks((y) => `CASE WHEN is_number(${y}) THEN TRY_CAST(${y} AS DOUBLE) END`, minimum, maximum),
  ]
}

function rangeChecks(
  numberOf: (y: string) => string,
  minimum: number | undefined,
  maximum: number | undefined,
): readonly ColumnCheck[] {
  const low: readonly ColumnCheck[] =
    minimum === undefined
      ? []
      : [
          {
            code: minimum === 0 ? 'negative-number' : 'out-of-range',
            isWrong: (_, y) => `${numberOf(y)} < ${minimum}`,
            message: (value) => (minimum === 0 ? `\`${value}\` is below zero.` : `\`${value}\` is below ${minimum}.`),
          },
        ]
  const high: readonly ColumnCheck[] =
    maximum === undefined
      ? []
      : [
          {
            code: 'out-of-range',
            isWrong: (_, y) => `${numberOf(y)} > ${maximum}`,
            message: (value) => `\`${value}\` is above ${maximum}.`,
          },
        ]
  return [...low, ...high]
}

function wordChecks({ words }: ColumnKind): readonly ColumnCheck[] {
  if (!words) return []
  return [{ ...unknownWord(words), isWrong: (x) => `${x} IS NOT NULL AND ${x} NOT IN (${list(words)})` }]
}

/** The first part that is no word of the list. */
export function strangerIn(value: string, words: readonly string[]): string {
  return (
    value
      .split('|')
      .map((part) => part.trim())
      .find((part) => part !== '' && !words.includes(part)) ?? value
  )
}

function wordsChecks({ words }: ColumnKind): readonly ColumnCheck[] {
  if (!words) return []
  const known = `[${list(words)}, '']`
  const check = unknownWord(words)
  return [
    {
      ...check,
      isWrong: (x) => `${x} IS NOT NULL AND NOT list_has_all(${known}, string_split(words_of(${x}), '|'))`,
      message: (value) => check.message(strangerIn(value, words)),
      hint: (value) => check.hint?.(strangerIn(value, words)),
    },
  ]
}

/** How systems and people write that a value is missing. */
const NOTHING_KNOWN = /^(null|none|nan|n\/?a|saknas|uppgift saknas|okänt?|unknown|missing|[-–.?]|#n\/a|#saknas!)$/i

function unknownWord(words: readonly string[]): Omit<ColumnCheck, 'isWrong'> {
  return {
    code: 'unknown-word',
    message: (value) => `\`${value}\` is none of the words of this column.`,
    hint: (value) => {
      const meant = words.includes('female') && words.includes('male') ? sexHint(value) : undefined
      if (meant !== undefined) return meant
      if (NOTHING_KNOWN.test(value))
        return `If it says that nothing is known, say so in a mapping: missing: ['${value}'].`
      const near = nearestWord(value, words)
      return near === undefined ? `The words are ${words.join(', ')}.` : `Did you mean \`${near}\`?`
    },
  }
}

function list(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')
}
