import type { Place } from './Diagnostic.ts'

/** Gives the place of a part of one file. */
export type PlaceOf = (start: number, end: number) => Place

/**
 * Places in one file, from offsets. Lines end with a line feed; a carriage return before it is part of the line.
 *
 * @example
 * placeIn('a.yaml', 'one\ntwo')(4, 7).line // => 2
 */
export function placeIn(file: string, text: string): PlaceOf {
  const starts = lineStarts(text)
  return (start, end) => {
    const from = Math.max(0, Math.min(start, text.length))
    const to = Math.max(from, Math.min(end, text.length))
    const line = lineOf(starts, from)
    return { file, start: from, end: to, line, column: from - (starts[line - 1] ?? 0) + 1 }
  }
}

/**
 * A part of a place that lies on one line, from offsets inside it.
 *
 * @example
 * partOf({ file: 'a.yaml', start: 10, end: 20, line: 2, column: 5 }, 3, 5) // => { file: 'a.yaml', start: 13, end: 15, line: 2, column: 8 }
 */
export function partOf(place: Place, start: number, end: number): Place {
  const from = Math.min(place.start + Math.max(0, start), place.end)
  const to = Math.min(Math.max(place.start + end, from), place.end)
  return { file: place.file, start: from, end: to, line: place.line, column: place.column + from - place.start }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The line of an offset, from 1. Halving, for a long document has many lines and many places. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}
