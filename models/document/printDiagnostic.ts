import type { Diagnostic, Place } from './Diagnostic.ts'

const WIDTH = 100
const TAB = '    '

/**
 * A diagnostic as people read it: where, what, the line with carets under the part that is meant, the other places, what
 * to do. `textOf` gives the text of a file; of a file that it does not know, the place stands alone.
 */
export function printDiagnostic(
  { place, also = [], severity, code, message, hint }: Diagnostic,
  textOf: (file: string) => string | undefined,
): string {
  const lines = byLine(place, also)
  const margin = Math.max(...lines.map(([{ line }]) => String(line).length))
  const excerpts = lines.flatMap((places) => {
    const [one] = places
    const excerpt = printExcerpt(places, { text: textOf(one.file), margin })
    return one.file === place.file ? excerpt : [`  ${at(one)}`, ...excerpt]
  })
  return [
    `${at(place)}  ${severity}  ${code}`,
    ...wrap(message),
    ...(excerpts.length > 0 ? ['', ...excerpts] : []),
    ...(hint === undefined ? [] : wrap(hint)),
  ].join('\n')
}

/** The places on one line. */
type Line = readonly [Place, ...Place[]]

/** Places line by line: those of the same file as they stand there, those of other files after them. */
function byLine(place: Place, also: readonly Place[]): readonly Line[] {
  const here = [place, ...also.filter(({ file }) => file === place.file)]
  const elsewhere = also.filter(({ file }) => file !== place.file)
  const lines: [Place, ...Place[]][] = []
  for (const one of [...here.toSorted((left, right) => left.start - right.start), ...elsewhere]) {
    const last = lines.at(-1)
    if (last && last[0].file === one.file && last[0].line === one.line) last.push(one)
    else lines.push([one])
  }
  return lines
}

function at({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`
}

/** A sentence on lines of its own, so many as it needs. */
function wrap(sentence: string): readonly string[] {
  const lines: string[] = []
  let line = ' '
  for (const word of sentence.split(' ')) {
    if (line.length + 1 + word.length > WIDTH && line !== ' ') {
      lines.push(line)
      line = ' '
    }
    line += ` ${word}`
  }
  return [...lines, line]
}

interface Excerpting {
  readonly text: string | undefined
  /** How wide the line numbers are. */
  readonly margin: number
}

/** A line, and carets under the parts that are meant. */
function printExcerpt(places: Line, { text, margin }: Excerpting): readonly string[] {
  if (text === undefined) return []
  const [{ start, column, line }] = places
  const whole = lineAt(text, start - column + 1)
  const parts = places.map((place) => partOn(whole, place))
  const { shown, carets } = cut(cellsOf(whole, parts), WIDTH - margin - 5)
  const gap = ' '.repeat(margin)
  return [`  ${String(line).padStart(margin)} | ${shown}`.trimEnd(), `  ${gap} | ${carets}`]
}

interface Part {
  readonly first: number
  readonly last: number
}

/** The part of a line that a place means: at least one character, and nothing of the lines that follow. */
function partOn(line: string, { start, end, column }: Place): Part {
  const first = column - 1
  return { first, last: Math.max(first + 1, Math.min(first + end - start, line.length)) }
}

function lineAt(text: string, from: number): string {
  const end = text.indexOf('\n', from)
  return text.slice(from, end < 0 ? undefined : end).replace(/\r$/, '')
}

/** One character on the screen, how many columns it takes, and whether it is meant. */
interface Cell {
  readonly text: string
  readonly width: number
  readonly isMeant: boolean
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What stands far from the first part that is meant is never shown, so it is not looked at. */
function cellsOf(line: string, parts: readonly Part[]): readonly Cell[] {
  const first = Math.min(...parts.map((part) => part.first))
  const begin = boundary(line, Math.max(0, first - WIDTH * 2))
  const end = Math.min(line.length, first + WIDTH * 2)
  const dots: Cell = { text: '…', width: 1, isMeant: false }
  const cells: Cell[] = begin > 0 ? [dots] : []
  for (const { segment, index } of segmenter.segment(line.slice(begin, end))) {
    const from = begin + index
    const text = segment === '\t' ? TAB : /^\p{C}/u.test(segment) ? '·' : segment
    const isMeant = parts.some((part) => from < part.last && from + segment.length > part.first)
    cells.push({ text, width: widthOf(text), isMeant })
  }
  if (end < line.length) cells.push(dots)
  if (first >= line.length) cells.push({ text: ' ', width: 1, isMeant: true })
  return cells
}

/** Not between the two halves of a character. */
function boundary(line: string, offset: number): number {
  const unit = line.charCodeAt(offset)
  return unit >= 0xdc00 && unit <= 0xdfff ? offset + 1 : offset
}

/** Characters of East Asian scripts and pictures take two columns of a terminal. */
function widthOf(text: string): number {
  if (text === TAB) return TAB.length
  return /^(\p{Extended_Pictographic}|\p{sc=Han}|\p{sc=Hangul}|\p{sc=Hiragana}|\p{sc=Katakana}|[\uff01-\uff60])/u.test(
    text,
  )
    ? 2
    : 1
}

/** As much of the line as has room, with what is meant in it. */
function cut(cells: readonly Cell[], room: number): { readonly shown: string; readonly carets: string } {
  const widths = (some: readonly Cell[]) => some.reduce((sum, { width }) => sum + width, 0)
  const first = cells.findIndex(({ isMeant }) => isMeant)
  const last = cells.findLastIndex(({ isMeant }) => isMeant)
  let begin = 0
  let end = cells.length
  const isTooWide = () => {
    const dots = Number(begin > 0) + Number(end < cells.length)
    return widths(cells.slice(begin, end)) + dots > room
  }
  // The end goes first, as far as what is meant allows; then the beginning; then the end of what is meant itself.
  while (end - 1 > last && isTooWide()) end--
  while (begin < first && isTooWide()) begin++
  while (end - 1 > begin && isTooWide()) end--
  const kept = cells.slice(begin, end)
  const before = begin > 0 ? '…' : ''
  const after = end < cells.length ? '…' : ''
  const carets = kept.map(({ width, isMeant }) => (isMeant ? '^' : ' ').repeat(width)).join('')
  return {
    shown: before + kept.map(({ text }) => text).join('') + after,
    carets: (before && ' ') + carets.trimEnd(),
  }
}
