import type { Note } from '../../document/Model.ts'
import type { Block } from './RuleBook.ts'
import { type Span, text, type Text } from './Text.ts'
import type { Writing } from './Writing.ts'

/**
 * A note in the reader's language; one that was written in the other language alone stands in it, and says so: nobody
 * translates an author's words.
 */
export function noteWords(note: Note | undefined, { language, words }: Writing): Text | undefined {
  const own = note?.[language]?.trim()
  if (own !== undefined && own !== '') return withNames(own, (said) => said)
  const other = language === 'sv' ? 'en' : 'sv'
  const foreign = note?.[other]?.trim()
  if (foreign === undefined || foreign === '') return undefined
  return [`${words.note.inOther} `, ...withNames(foreign, (said) => ({ text: said, language: other }))]
}

/** The name of another document is set apart: `chain_care`. */
function withNames(note: string, span: (words: string) => Span): Text {
  return note
    .split(/(`[^`]+`|\b[a-z0-9]+(?:_[a-z0-9]+)+\b)/)
    .flatMap((part, place) => (part === '' ? [] : [place % 2 === 1 ? { code: part.replaceAll('`', '') } : span(part)]))
}

/** Notes as paragraphs of their own. */
export function noteBlocks(notes: readonly (Note | undefined)[], writing: Writing): readonly Block[] {
  return notes.flatMap((note) => {
    const said = noteWords(note, writing)
    return said ? [{ type: 'note', text: text`${writing.words.note.label} ${said}` } as const] : []
  })
}
