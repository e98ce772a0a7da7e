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
export function useText(): (key: TextKey, words?: Words) => string {
  const language = useLanguage()
  return (key, words = {}) => fillIn(TEXTS[language][key], words)
}
