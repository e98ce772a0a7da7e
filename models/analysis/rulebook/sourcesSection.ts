import { noteWords } from './noteWords.ts'
import type { Section } from './RuleBook.ts'
import { text, type Text } from './Text.ts'
import type { Writing } from './Writing.ts'

/** Every source of the model. */
export function sourcesSection(number: string, writing: Writing): Section {
  const { model, words } = writing
  const items = model.sources.map(({ title, url, published, via, note }) => {
    const said = noteWords(note, writing)
    const name: Text = url === undefined ? [title] : [{ text: title, url }]
    const when = published === undefined ? '' : ` (${published})`
    return text`${name}${when}${via === undefined ? '' : words.figure.via(via)}${said ? text`. ${said}` : ''}`
  })
  return { id: 'sources', number, heading: words.headings.sources, blocks: [{ type: 'list', items }], sections: [] }
}
