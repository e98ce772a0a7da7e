import { createContext, use } from 'react'
import { en } from './en.ts'
import { fillIn, type Words } from './fillIn.ts'
import type { Language } from './Language.ts'
import { sv, type TextKey } from './sv.ts'

const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { sv, en }

/** The language of everything below it. */
export const LanguageContext = createContext<Language>('sv')

/** The language that is shown, for numbers and dates. */
export function useLanguage(): Language {
  return use(LanguageContext)
}

/** The words of the screen in the reader's language: `text('payout.total')`. */
export function useText(): WriteText {
  return WRITE[useLanguage()]
}

/** The same function as long as the language is the same: what depends on it is not made anew. */
type WriteText = (key: TextKey, words?: Words) => string

const NO_WORDS: Words = {}

const writeIn =
  (language: Language): WriteText =>
  (key, words = NO_WORDS) =>
    fillIn(TEXTS[language][key], words)

const WRITE: Readonly<Record<Language, WriteText>> = { sv: writeIn('sv'), en: writeIn('en') }
