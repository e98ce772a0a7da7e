import { useQuery } from '@tanstack/react-query'
import type { DiagnosticWords } from './DiagnosticWords.ts'
import { useLanguage } from './useText.ts'

const FETCH = {
  sv: async (): Promise<DiagnosticWords> => (await import('./diagnostics.sv.ts')).diagnosticsSv,
  en: async (): Promise<DiagnosticWords> => (await import('./diagnostics.en.ts')).diagnosticsEn,
}

/** What diagnostics are called in the reader's language, and what to do: fetched where a document is wrong, as a script of its own. */
export function useDiagnosticWords(): { readonly words: DiagnosticWords | undefined; readonly isLoading: boolean } {
  const language = useLanguage()
  const { data, isLoading } = useQuery({ queryKey: ['diagnostic words', language], queryFn: FETCH[language] })
  return { words: data, isLoading }
}
