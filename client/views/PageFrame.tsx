import './frame/frame.css'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { addressOf } from '../comparison/address.ts'
import { useComparisonState } from '../comparison/useComparisonState.ts'
import { useDelivery } from '../draft/useDelivery.ts'
import { useFollowSaved } from '../draft/useFollowSaved.ts'
import type { Language } from '../text/Language.ts'
import { useText } from '../text/useText.ts'
import { ContextBar } from './frame/ContextBar.tsx'
import { LanguageChoice } from './frame/LanguageChoice.tsx'
import { SiteFooter } from './frame/SiteFooter.tsx'
import { SiteNavigation } from './frame/SiteNavigation.tsx'

interface PageFrameProps {
  readonly onLanguage: (language: Language) => void
  readonly children: ReactNode
}

/** What stands around every view: name, pages, language, and on which data and period everything rests. */
export function PageFrame({ onLanguage, children }: PageFrameProps) {
  const text = useText()
  const { state } = useComparisonState()
  useDelivery()
  useFollowSaved()

  return (
    <>
      <a className="skip" href="#content">
        {text('app.skip')}
      </a>
      <header className="header">
        <Link className="header-name" href={addressOf(state)}>
          {text('app.name')}
        </Link>
        <SiteNavigation state={state} />
        <LanguageChoice onLanguage={onLanguage} />
      </header>
      <ContextBar />
      <main id="content" className="main" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter state={state} />
    </>
  )
}
