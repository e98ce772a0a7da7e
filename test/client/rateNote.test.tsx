import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../client/text/Language.ts'
import { LanguageContext } from '../../client/text/useText.ts'
import { RateNote } from '../../client/views/statement/RateNote.tsx'

type Note = Parameters<typeof RateNote>[0]['note']

const shown = (note: Note, language: Language): string =>
  renderToStaticMarkup(
    <LanguageContext value={language}>
      <RateNote note={note} />
    </LanguageContext>,
  )

describe('the note of a rate in a statement', () => {
  const both: Note = { sv: 'Läst på sidan 3.', en: 'Read on page 3.' }

  it('stands in the reader’s language', () => {
    expect(shown(both, 'sv')).toBe('Läst på sidan 3.')
    expect(shown(both, 'en')).toBe('Read on page 3.')
  })

  it('stands in the other language, marked, where it was written in that alone', () => {
    expect(shown({ en: 'Read on page 3.' }, 'sv')).toBe('(På engelska:) <span lang="en">Read on page 3.</span>')
    expect(shown({ sv: 'Läst på sidan 3.' }, 'en')).toBe('(In Swedish:) <span lang="sv">Läst på sidan 3.</span>')
  })

  it('is nothing where nobody wrote one', () => {
    expect(shown(null, 'sv')).toBe('')
    expect(shown({}, 'en')).toBe('')
  })
})
