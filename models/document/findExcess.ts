/** The longest document, in UTF-16 units. */
export const LONGEST = 1_000_000

const MOST_MARKS = 250_000
const MOST_RARE_MARKS = 50_000
const DEEPEST = 40
const WIDEST_INDENT = 200

/** What is too much in a text, and where. */
export interface Excess {
  readonly code: 'too-large' | 'too-deep'
  readonly start: number
  readonly end: number
  readonly message: string
}

/**
 * Finds what would keep the YAML parser busy for long, or exhaust its stack, before it is asked: it needs time by the
 * mark, and calls itself for each bracket, dash and step of indentation. One pass, without understanding the text, so
 * that brackets in a comment count too.
 */
export function findExcess(text: string): Excess | undefined {
  if (text.length > LONGEST) return tooLarge(LONGEST, `The document is longer than ${LONGEST} characters.`)

  let marks = 0
  let rareMarks = 0
  let depth = 0
  let dashes = 0
  let indent = 0
  let isIndent = true
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === LINE_FEED) {
      isIndent = true
      indent = dashes = 0
    } else if (isIndent) {
      indent++
      if (unit === DASH || unit === QUESTION) dashes++
      else if (unit !== SPACE && unit !== TAB) isIndent = false
      if (dashes > DEEPEST || (indent > WIDEST_INDENT && !isIndent)) return tooDeep(at)
    }
    const weight = WEIGHTS[unit] ?? 0
    if (weight === 0) continue
    marks++
    if (weight === RARE) rareMarks++
    if (weight === OPENS && ++depth > DEEPEST) return tooDeep(at)
    if (weight === CLOSES && depth > 0) depth--
    if (marks > MOST_MARKS || rareMarks > MOST_RARE_MARKS) {
      return tooLarge(at, 'The document has more keys, lines and other marks than can be read in a reasonable time.')
    }
  }
  return undefined
}

const [LINE_FEED, TAB, SPACE, DASH, QUESTION] = [0x0a, 0x09, 0x20, 0x2d, 0x3f]
const [MARK, RARE, OPENS, CLOSES] = [1, 2, 3, 4]

/** What the parser stops at. A document of figures has few anchors, tags and quotes, and each costs more. */
const WEIGHTS: readonly number[] = Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit)
  if ('[{'.includes(character)) return OPENS
  if (']}'.includes(character)) return CLOSES
  if ('&*!%"\'@`'.includes(character)) return RARE
  return ',:-?#|>\n'.includes(character) ? MARK : 0
})

function tooLarge(at: number, message: string): Excess {
  return { code: 'too-large', start: at, end: at + 1, message }
}

function tooDeep(at: number): Excess {
  return { code: 'too-deep', start: at, end: at + 1, message: `The text is nested more than ${DEEPEST} deep here.` }
}
