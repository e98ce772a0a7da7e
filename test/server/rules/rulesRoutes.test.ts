import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../../server/contract/contract.ts'
import { Problem } from '../../../server/contract/Problem.ts'
import { listen, type Listening } from '../../../server/listen.ts'
import { answerWithProblem } from '../../../server/routes/answerWithProblem.ts'
import { rulesRoutes } from '../../../server/routes/rulesRoutes.ts'
import { numbersIn } from '../../../server/rules/numbersIn.ts'

let listening: Listening

beforeAll(async () => {
  listening = await listen(
    express()
      .use(rulesRoutes())
      .use(answerWithProblem(() => {})),
    0,
  )
})

afterAll(() => {
  listening.server.close()
})

describe('GET /api/rules', () => {
  it.each([
    { language: 'sv', heading: 'Om modellen' },
    { language: 'en', heading: 'About the model' },
  ])('answers as the contract says, in $language', async ({ language, heading }) => {
    const response = await fetch(`${listening.address}/api/rules?model=vastra_gotaland&language=${language}`)
    const answer: unknown = await response.json()
    const book = contract['GET /api/rules'].response.parse(answer)
    expect(response.status).toBe(200)
    expect(book.language).toBe(language)
    expect(book.sections[0]?.heading).toBe(heading)
  })

  it.each([
    { query: 'model=vastra_gotalan&language=sv', status: 404, says: 'Did you mean `vastra_gotaland`?' },
    { query: 'model=./package.json&language=sv', status: 404, says: 'There is no model' },
    { query: 'model=vastra_gotaland&language=de', status: 400, says: 'language' },
    { query: 'language=sv', status: 400, says: 'model' },
  ])('refuses $query, and says what to do', async ({ query, status, says }) => {
    const response = await fetch(`${listening.address}/api/rules?${query}`)
    const { title, detail } = Problem.parse(await response.json())
    expect(response.status).toBe(status)
    expect(`${title} ${detail ?? ''}`).toContain(says)
  })
})

describe('the numbers of a rule book', () => {
  it('are written as each language does, with all the decimals that a figure has', () => {
    const [sv, en] = [numbersIn('sv'), numbersIn('en')]
    expect(sv.money(1240.5, 'SEK')).toBe('1\u00a0240,50\u00a0kr')
    expect(en.money(1240.5, 'SEK')).toBe('SEK\u00a01,240.50')
    expect(en.money(3.145, 'GBP')).toBe('GBP\u00a03.145')
    expect([sv.percent(0.035), en.percent(0.035)]).toEqual(['3,5\u00a0%', '3.5%'])
    expect([sv.number(-0.000125), en.number(43.2, 2)]).toEqual(['\u22120,000125', '43.20'])
    expect([sv.date('2016-01-01'), en.date('2016-01-01')]).toEqual(['1 januari 2016', '1 January 2016'])
  })
})
