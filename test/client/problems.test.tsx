import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LanguageContext } from '../../client/text/useText.ts'
import { ProblemWords } from '../../client/views/frame/ProblemWords.tsx'
import { ProblemPanel } from '../../client/views/statement/ProblemPanel.tsx'
import { ServerGone } from '../../client/views/statement/ServerGone.tsx'
import type { Problem } from '../../server/contract/Problem.ts'
import { problemKinds } from '../../server/contract/problem/problemWords.ts'

const PROBLEM: Problem = {
  type: '/problems/no-answer',
  title: 'En ersättning går inte att räkna ut.',
  status: 422,
  detail: 'The payment `visit_payment` divides by 0 at `norr`.',
  instance: 'a1f6c0de',
}
/** As the engine in the browser says it: no server has titled it. */
const OURS: Problem = { ...PROBLEM, title: 'Dividing by 0.', detail: 'Give it a value.', instance: '–' }

const retry = (): void => undefined

function shown(view: ReactNode): string {
  const queries = new QueryClient()
  queries.setQueryData(['GET /api/problems', undefined], problemKinds())
  return renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <LanguageContext value="sv">{view}</LanguageContext>
    </QueryClientProvider>,
  )
}

describe('a problem of the server', () => {
  it.each([
    ['in a line', <ProblemWords key="" problem={PROBLEM} />],
    ['in place of a statement', <ProblemPanel key="" title="" problem={PROBLEM} retry={retry} />],
    ['beside a statement that stays', <ServerGone key="" clinic="" period="" problem={PROBLEM} retry={retry} />],
  ])(
    'says its kind and the remedy in the reader’s language, %s, and then what the server said, marked as English',
    (_, view) => {
      expect(shown(view)).toContain(
        '<span>En ersättning går inte att räkna ut.</span><span> En uppgift saknas, eller något delas med noll, och inget sätts i stället. Felet anger vårdcentralen och steget där det började.</span> <span class="exact-words">Exakt, på engelska: <span lang="en">The payment `visit_payment` divides by 0 at `norr`.</span></span>',
      )
    },
  )
})

describe('a problem of the engine in the browser', () => {
  it('is titled in the reader’s language, and its own words are marked as English', () => {
    const markup = shown(<ProblemWords problem={OURS} />)
    expect(markup).toMatch(/^<span>En ersättning går inte att räkna ut\.<\/span>/)
    expect(markup).toContain('<span lang="en">Dividing by 0. Give it a value.</span>')
  })
})
