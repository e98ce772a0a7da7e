import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { LanguageContext } from '../../client/text/useText.ts'
import { ProblemWords } from '../../client/views/frame/ProblemWords.tsx'
import { ProblemPanel } from '../../client/views/statement/ProblemPanel.tsx'
import { ServerGone } from '../../client/views/statement/ServerGone.tsx'
import type { Problem } from '../../server/contract/Problem.ts'

const PROBLEM: Problem = {
  type: '/problems/cannot-be-paid',
  title: 'Det går inte att räkna.',
  status: 422,
  detail: 'The payment `visit_payment` divides by 0 at `norr`.',
  instance: 'a1f6c0de',
}

const retry = (): void => undefined

describe('a problem of the server', () => {
  it.each([
    ['in a line', <ProblemWords key="" problem={PROBLEM} />],
    ['in place of a statement', <ProblemPanel key="" title="" problem={PROBLEM} retry={retry} />],
    ['beside a statement that stays', <ServerGone key="" clinic="" period="" problem={PROBLEM} retry={retry} />],
  ])('says its kind and what it is about, %s, each marked with its language', (_, view) => {
    const markup = renderToStaticMarkup(<LanguageContext value="sv">{view}</LanguageContext>)
    expect(markup).toContain('<span>Det går inte att räkna.</span>')
    expect(markup).toContain('<span lang="en"> The payment `visit_payment` divides by 0 at `norr`.</span>')
  })
})
