import type { ReactNode } from 'react'
import { addressIn, type Language, LANGUAGES } from '../text/Language.ts'
import { useLanguage, useText } from '../text/useText.ts'

interface PageFrameProps {
  readonly onLanguage: (language: Language) => void
  readonly children: ReactNode
}

/** What stands around every view: name, language, and the tag that invented data can never lose. */
export function PageFrame({ onLanguage, children }: PageFrameProps) {
  const text = useText()
  const current = useLanguage()

  return (
    <>
      <a className="skip" href="#content">
        {text('app.skip')}
      </a>
      <header className="header">
        <a className="header-name" href={addressIn(location.href, current)}>
          {text('app.name')}
        </a>
        <nav className="language" aria-label={text('app.language')}>
          {LANGUAGES.map((language) => (
            <a
              key={language}
              lang={language}
              href={addressIn(location.href, language)}
              aria-current={language === current || undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return
                event.preventDefault()
                onLanguage(language)
              }}
            >
              {text(`language.${language}`)}
            </a>
          ))}
        </nav>
      </header>
      <aside className="context" aria-label={text('invented.tag')}>
        <span className="invented">{text('invented.tag')}</span>
        <span>{text('invented.why')}</span>
      </aside>
      <main id="content" className="main" tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
