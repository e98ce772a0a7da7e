import { expected, shorten } from './expected.ts'
import type { Raw, RawScalar } from './Raw.ts'
import type { Report } from './Report.ts'
import { list, suggestKey } from './readFields.ts'

/** Reads a text, which is not empty. */
export function readText(raw: Raw | undefined, report: Report): string | undefined {
  return readScalar(raw, 'a text', report)?.text
}

/** Reads one word or text, which is not empty; `wanted` is what a message asks for. */
export function readScalar(raw: Raw | undefined, wanted: string, report: Report): RawScalar | undefined {
  if (raw === undefined) return undefined
  return raw.type === 'scalar' && raw.text !== '' ? raw : expected(raw, wanted, report)
}

/** Reads one of a few words. */
export function readChoice<const T extends string>(
  raw: Raw | undefined,
  choices: readonly T[],
  report: Report,
): T | undefined {
  const scalar = readScalar(raw, list(choices, 'or'), report)
  if (scalar === undefined) return undefined
  const choice = choices.find((word) => word === scalar.text)
  if (choice !== undefined) return choice
  const message = `\`${scalar.under}\` cannot be \`${shorten(scalar.text)}\`.`
  const near = suggestKey(scalar.text, choices, '')
  return report.error('unknown-choice', scalar.place, message, {
    hint: near?.startsWith('Did') ? near : `It is ${list(choices, 'or')}.`,
  })
}

/** Reads a list, each part with `read`; parts that are wrong are left out, and told. */
export function readList<T>(
  raw: Raw | undefined,
  wanted: string,
  read: (item: Raw) => T | undefined,
  report: Report,
): readonly T[] {
  if (raw === undefined) return []
  if (raw.type !== 'list') {
    expected(raw, `a list of ${wanted} in brackets`, report)
    return []
  }
  return raw.items.flatMap((item) => {
    const value = read(item)
    return value === undefined ? [] : [value]
  })
}
