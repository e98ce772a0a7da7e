import { RESERVED_NAMES } from '../formula/reservedNames.ts'
import { shorten } from './expected.ts'
import type { RawScalar } from './Raw.ts'
import type { Report } from './Report.ts'

const LONGEST = 60

/** Words that mean something in every formula, in an expectation or in a scenario; and one of JavaScript's own. */
const RESERVED: ReadonlySet<string> = new Set([...RESERVED_NAMES, 'total', 'none', 'missing', 'constructor'])

/**
 * Reads a name that the author gives: snake_case, ASCII, not a word that formulas use already.
 * A fact or limit stands behind a dot in formulas (`indicator.to`), and may have any word.
 */
export function readName(key: RawScalar, report: Report, { isDotted = false } = {}): string | undefined {
  const name = key.text
  if (name.length > LONGEST || !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) {
    const near = snakeCase(name)
    report.error('wrong-name', key.place, `\`${shorten(name)}\` is not a name.`, {
      hint: near ? `Write \`${near}\`.` : `A name has small letters a–z, digits and single \`_\`, at most ${LONGEST}.`,
    })
    return near // so that those who name it rightly are not told that it is missing
  }
  if (isDotted ? name !== 'constructor' : !RESERVED.has(name)) return name
  const message = `\`${name}\` cannot be a name, for it means something already.`
  return report.error('reserved-name', key.place, message, { hint: `Say which: \`base_${name}\`.` })
}

/** The name as it would be right, if that is plain to see. */
function snakeCase(written: string): string | undefined {
  if (written.length > LONGEST) return undefined
  const name = written
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
  return /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name) ? name : undefined
}
