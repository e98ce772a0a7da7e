import { addressIn, type Language, LANGUAGES } from '../../text/Language.ts'
import { useLanguage, useText } from '../../text/useText.ts'

/** The languages, as addresses: a link shows what its sender saw. */
export function LanguageChoice({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const text = useText()
  const current = useLanguage()

  return (
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
  )
}
