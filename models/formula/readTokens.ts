import type { Span } from './Expression.ts'
import type { Trouble } from './Names.ts'

/** One word or sign of a formula. A name with its dots is one token. */
export interface Token {
  readonly type: 'name' | 'figure' | 'word' | 'operator' | 'open' | 'close' | 'comma'
  readonly text: string
  readonly span: Span
}

export type Tokens = { readonly tokens: readonly Token[] } | { readonly troubles: readonly Trouble[] }

/** Every token that a formula may have; what matches none of them is refused by `strangeAt`. */
const PATTERNS: readonly (readonly [Token['type'] | 'space', RegExp])[] = [
  ['space', /[ \t]+/y],
  ['figure', /\.?[0-9](?:[eE][+-](?=[0-9])|[0-9A-Za-z_.])*/y],
  ['name', /[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*/y],
  ['word', /"[^"\\\n\r]*"/y],
  ['operator', /<=|>=|==|!=|[-+*/<>]/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['comma', /,/y],
]

const OPERATOR_WORDS = ['and', 'or', 'not']

/** Words that mathjs reads as something else than a name. */
const NOT_NAMES: ReadonlyMap<string, string> = new Map([
  ['true', 'Write the condition itself: `contact.is_outpatient`, or `not contact.is_outpatient`.'],
  ['false', 'Write the condition itself: `not contact.is_outpatient`.'],
  ['null', 'Ask with `known(…)` whether there is a value.'],
  ['undefined', 'Ask with `known(…)` whether there is a value.'],
  ['NaN', 'Ask with `known(…)` whether there is a value.'],
  ['Infinity', 'Where there is no limit, leave the limit out.'],
  ['mod', 'The operators are `+ - * /`, `< <= > >= == !=`, `and or not`.'],
  ['xor', 'Between two conditions, `!=` is true where exactly one of them is.'],
  ['to', 'A unit belongs to a parameter, not to a formula.'],
  ['in', 'A unit belongs to a parameter, not to a formula.'],
])

const ALL_ON_ONE_LINE = 'A formula is one line.'
const WHEN_INSTEAD = 'Write `when(condition, then, otherwise)`.'
const NO_LISTS = 'A formula has no lists. Figures by band or word are a table.'
const DOUBLE_QUOTES = 'A word stands in double quotes, such as `"visit"`.'

/** What is refused by its sign, and what to write instead. The longer come first. */
const STRANGE: readonly (readonly [string, string])[] = [
  ['&&', 'Write `and`.'],
  ['&', 'Write `and`.'],
  ['||', 'Write `or`.'],
  ['|', 'Write `or`.'],
  ['<>', 'Write `!=`.'],
  ['=', 'To compare, write `==`. A name is given under `formulas`.'],
  ['!', 'Write `not`.'],
  ['%', 'A percentage is a parameter with the unit `share`.'],
  ['?', WHEN_INSTEAD],
  [':', WHEN_INSTEAD],
  ['[', NO_LISTS],
  [']', NO_LISTS],
  ['{', NO_LISTS],
  ['}', NO_LISTS],
  ['^', 'A formula has no powers.'],
  ['#', 'A comment stands after the formula, with a space before its `#`.'],
  [';', 'A formula is one expression. Name a part under `formulas`.'],
  ['\n', ALL_ON_ONE_LINE],
  ['\r', ALL_ON_ONE_LINE],
  ['"', DOUBLE_QUOTES],
  ["'", DOUBLE_QUOTES],
  ['“', DOUBLE_QUOTES],
  ['”', DOUBLE_QUOTES],
  ['.', 'A name is plain words with dots and without spaces, such as `patient.age`.'],
  ['×', 'Write `*`.'],
  ['·', 'Write `*`.'],
  ['÷', 'Write `/`.'],
  ['−', 'Write `-`.'],
  ['–', 'Write `-`.'],
  ['≤', 'Write `<=`.'],
  ['≥', 'Write `>=`.'],
  ['≠', 'Write `!=`.'],
  ['\u00a0', 'Write a plain space.'],
]

/**
 * The words and signs of a formula, or everything in it that no formula may have.
 * mathjs keeps no positions; these are where they come from. And it knows far more than a formula may say, so what is
 * strange never reaches it.
 *
 * @example
 * readTokens('1 %') // => { troubles: [{ code: 'not-allowed', severity: 'error', span: { start: 2, end: 3 }, message: 'A formula has no `%`.', hint: 'A percentage is a parameter with the unit `share`.' }] }
 */
export function readTokens(text: string): Tokens {
  const tokens: Token[] = []
  const troubles: Trouble[] = []
  let start = 0
  while (start < text.length) {
    const found = tokenAt(text, start)
    const end = found?.end ?? strangeEnd(text, start)
    const part = text.slice(start, end)
    const span = { start, end }
    if (!found) troubles.push(strange(part, span))
    else if (found.type === 'name' && NOT_NAMES.has(part)) troubles.push(notAName(part, span))
    else if (found.type === 'name' && OPERATOR_WORDS.includes(part)) tokens.push({ type: 'operator', text: part, span })
    else if (found.type !== 'space') tokens.push({ type: found.type, text: part, span })
    start = end
  }
  return troubles.length > 0 ? { troubles } : { tokens }
}

function tokenAt(
  text: string,
  start: number,
): { readonly type: Token['type'] | 'space'; readonly end: number } | undefined {
  for (const [type, pattern] of PATTERNS) {
    pattern.lastIndex = start
    if (pattern.test(text)) return { type, end: pattern.lastIndex }
  }
  return undefined
}

/** Where what is strange ends: a whole run of letters that are not a–z, a whole known sign, or one character. */
function strangeEnd(text: string, start: number): number {
  const letters = /[\p{L}\p{M}\p{N}_]+/uy
  letters.lastIndex = start
  if (letters.test(text)) return letters.lastIndex
  const sign = STRANGE.find(([part]) => text.startsWith(part, start))?.[0]
  return start + (sign ?? String.fromCodePoint(text.codePointAt(start) ?? 0)).length
}

function strange(part: string, span: Span): Trouble {
  const hint = STRANGE.find(([sign]) => sign === part)?.[1] ?? 'Names are written with a–z, 0–9 and _.'
  if (part === '"') return refusal(span, 'A word has no end: its second `"` is missing.', hint)
  return refusal(span, `A formula has no ${nameOf(part)}.`, hint)
}

function nameOf(part: string): string {
  if (part === '\n' || part === '\r') return 'line breaks'
  if (/^\p{Zs}$/u.test(part)) return 'such space'
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S}_]+$/u.test(part) ? `\`${part}\`` : 'such character'
}

function notAName(part: string, span: Span): Trouble {
  return refusal(span, `A formula has no \`${part}\`.`, NOT_NAMES.get(part))
}

function refusal(span: Span, message: string, hint: string | undefined): Trouble {
  return { code: 'not-allowed', severity: 'error', span, message, hint }
}
