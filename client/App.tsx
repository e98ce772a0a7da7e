import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { cssVariables, theme } from './style/theme.ts'
import { addressIn, languageOf } from './text/Language.ts'
import { LanguageContext } from './text/useText.ts'
import { Pages } from './views/Pages.tsx'

/** Datasets and rules do not change while one looks; what failed is tried again when the reader asks, also where the server is
 * on this machine and no network is. */
const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
  },
})

/** The page. Its language stands in its address, so that a link shows what its sender saw. */
export function App({ nonce }: { readonly nonce: string }) {
  const [language, setLanguage] = useState(() => languageOf(location.href, navigator.languages))

  // Also after a link that does not name the language: its page is opened anew, or sent to another, in the same.
  const [path] = useLocation()
  const search = useSearch()
  useEffect(() => {
    document.documentElement.lang = language
    const address = addressIn(location.href, language)
    if (!location.href.endsWith(address)) history.replaceState(history.state, '', address)
    // oxlint-disable-next-line react/exhaustive-deps, react/exhaustive-effect-dependencies -- an address that has changed is read anew
  }, [language, path, search])

  return (
    <QueryClientProvider client={queries}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} getStyleNonce={() => nonce}>
        <LanguageContext value={language}>
          <Pages onLanguage={setLanguage} />
        </LanguageContext>
      </MantineProvider>
    </QueryClientProvider>
  )
}
