import { shortened } from './shortened.ts'

/**
 * A name in as few lines as it needs, two at most, broken between words: what tells two models apart often stands last.
 *
 * @example
 * inTwoLines('Stockholm 2016', 24) // => ['Stockholm 2016']
 * inTwoLines('Stockholm before 2016, kronor invented', 24) // => ['Stockholm before 2016,', 'kronor invented']
 * inTwoLines('Primary care choice in Stockholm, kronor invented', 20) // => ['Primary care choice', 'in Stockholm, krono…']
 */
export function inTwoLines(text: string, most: number): readonly string[] {
  if (text.length <= most) return [text]
  const space = text.lastIndexOf(' ', most)
  if (space < most / 3) return [shortened(text, most)]
  return [text.slice(0, space), shortened(text.slice(space + 1), most)]
}
