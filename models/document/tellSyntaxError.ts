import { type Document, isCollection, isScalar, type Node, visit, type YAMLParseError } from 'yaml'
import type { PlaceOf } from './placeIn.ts'
import type { Report } from './Report.ts'

interface Telling {
  readonly message: string
  readonly hint?: string | undefined
}

/** A document that YAML could not read, with its text. */
interface Unread {
  readonly document: Document
  readonly text: string
  readonly placeOf: PlaceOf
}

/** Says what is wrong with the YAML, in our words. The first alone: what comes after it is nearly always its echo. */
export function tellSyntaxError(error: YAMLParseError, { document, text, placeOf }: Unread, report: Report): undefined {
  const [start, end] = partOf(error, text)
  if (error.code === 'MULTIPLE_DOCS') {
    const message = 'A second document begins here; a file holds one.'
    return report.error('several-documents', placeOf(start, end), message, { hint: 'Give it a file of its own.' })
  }
  const opening = isUnclosed(error) ? findOpening(document, text, error.pos[0]) : undefined
  if (opening !== undefined) {
    const mark = text[opening] ?? ''
    const hint = `Add \`${CLOSING[mark] ?? mark}\` where it ends.`
    return report.error('yaml-syntax', placeOf(opening, opening + 1), `This \`${mark}\` is never closed.`, { hint })
  }
  const { message, hint } = tellingOf(error, text)
  return report.error('yaml-syntax', placeOf(start, end), message, { hint })
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' }

function isUnclosed({ code, message }: YAMLParseError): boolean {
  return (
    (code === 'BAD_INDENT' && message.includes('end with')) || (code === 'MISSING_CHAR' && message.includes('quote'))
  )
}

/** Where the last bracket or quote was opened that reaches to the place where its end was missed. */
function findOpening(document: Document, text: string, missed: number): number | undefined {
  let opening: number | undefined
  visit(document, {
    Node(_key, node: Node) {
      const [start = missed, end = 0] = node.range ?? []
      const canBeOpen = isScalar(node) ? /^["']/.test(text[start] ?? '') : isCollection(node) && node.flow === true
      if (canBeOpen && start < missed && end >= missed) opening = start
    },
  })
  return opening
}

function tellingOf({ code, message, pos }: YAMLParseError, text: string): Telling {
  const part = text.slice(...pos)
  switch (code) {
    case 'TAB_AS_INDENT':
      return { message: 'A tab cannot indent a line.', hint: 'Indent with two spaces.' }
    case 'BAD_INDENT':
      return {
        message: 'This line is indented too little or too much.',
        hint: 'Keys of one thing stand under each other.',
      }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        message: 'A second key cannot stand on the same line.',
        hint: 'Put it on a line below, or quote the text.',
      }
    case 'BLOCK_IN_FLOW':
      return {
        message: 'Inside brackets, keys cannot stand on lines of their own.',
        hint: 'Separate them with commas.',
      }
    case 'MISSING_CHAR':
      return message.includes(',')
        ? { message: 'A comma is missing here.', hint: 'Separate the parts with commas.' }
        : { message: 'A `:` or a closing quote is missing here.', hint: 'A key is followed by a colon and a space.' }
    case 'MULTILINE_IMPLICIT_KEY':
    case 'KEY_OVER_1024_CHARS':
      return { message: 'A key with its `:` is missing here.', hint: 'Each line begins with a key and a colon.' }
    case 'BAD_SCALAR_START':
      return { message: `A text cannot begin with \`${part.slice(0, 1)}\`.`, hint: 'Put the text in quotes.' }
    case 'BAD_DQ_ESCAPE':
      return { message: `\`${shorten(part)}\` is no escape inside double quotes.`, hint: 'Use single quotes.' }
    case 'UNEXPECTED_TOKEN':
      return unexpected(text, pos[0], part)
    case 'RESOURCE_EXHAUSTION':
      return { message: 'The text is nested too deep here.' }
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'BAD_COLLECTION_TYPE':
    case 'BAD_DIRECTIVE':
    case 'BAD_PROP_ORDER':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
      return {
        message: 'Anchors `&`, aliases `*`, tags `!` and directives `%` are not used here.',
        hint: 'Write it out.',
      }
    case 'DUPLICATE_KEY':
    case 'IMPOSSIBLE':
    case 'MULTIPLE_DOCS':
    case 'NON_STRING_KEY':
      return { message: 'This is not YAML.', hint: 'Compare it with a document of the catalogue.' }
  }
}

/** What begins with a quote ends with it: the trap of a formula whose first word is quoted. */
function unexpected(text: string, at: number, part: string): Telling {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 200), at)
  const message = `\`${shorten(part)}\` is not expected here.`
  if (!/:\s+(["']).*\1\s*$/.test(line)) return { message, hint: 'Is a quote, comma or bracket missing or too many?' }
  return { message, hint: 'What begins with a quote ends with it. In a formula, write `patient.sex == "female"`.' }
}

function shorten(part: string): string {
  const line = part.split('\n', 1)[0] ?? ''
  return line.length > 20 ? `${line.slice(0, 19)}…` : line
}

/** The part that carets stand under: not the spaces before it, and of an error at the very end the last character. */
function partOf({ code, pos: [start, end] }: YAMLParseError, text: string): [number, number] {
  const last = text.trimEnd().length
  if (start >= last && last > 0) return [last - 1, last]
  const spaces = code === 'BAD_INDENT' ? (/^ */.exec(text.slice(start, start + 300))?.[0].length ?? 0) : 0
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return [start + spaces, Math.max(end, start + spaces + 1)]
  const line = text.indexOf('\n', start)
  return [start, line < 0 ? text.length : line]
}
