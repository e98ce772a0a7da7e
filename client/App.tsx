import { MantineProvider } from '@mantine/core'
import { useEffect, useState } from 'react'
import { cssVariables, theme } from './style/theme.ts'
import { addressIn, languageOf } from './text/Language.ts'
import { LanguageContext } from './text/useText.ts'
import { PageFrame } from './views/PageFrame.tsx'
import { PayoutView } from './views/PayoutView.tsx'

/** The page. Its language stands in its address, so that a link shows what its sender saw. */
export function App({ nonce }: { readonly nonce: string }) {
  const [language, setLanguage] = useState(() => languageOf(location.href, navigator.languages))

  useEffect(() => {
    document.documentElement.lang = language
    history.replaceState(null, '', addressIn(location.href, language))
  }, [language])

  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} getStyleNonce={() => nonce}>
      <LanguageContext value={language}>
        <PageFrame onLanguage={setLanguage}>
          <PayoutView />
        </PageFrame>
      </LanguageContext>
    </MantineProvider>
  )
}
