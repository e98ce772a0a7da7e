import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../server/contract/contract.ts'
import { onPage } from './onPage.ts'
import { openChromium } from './openChromium.ts'
import { sharedApp } from './sharedApp.ts'
import type { RunningApp } from './startApp.ts'

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  ;[app, browser] = await Promise.all([sharedApp(), openChromium()])
}, 120_000)

afterAll(async () => {
  await browser?.close()
})

describe('the description of the interface', () => {
  it('is a link at the foot of every page, and tells of every call of the contract in the reader’s language', async () => {
    await onPage({ app, browser }, '/problems', async (page) => {
      await page.getByRole('contentinfo').getByRole('link', { name: 'Programgränssnitt' }).click()
      await page.waitForURL(/\/api-docs\?/)
      await page.locator('h3').first().waitFor()
      const headings = await page.locator('h3').allTextContents()
      expect(headings.filter((one) => one.includes(' /api')).toSorted()).toEqual(Object.keys(contract).toSorted())
      const statement = page.getByRole('region', { name: 'POST /api/statement', exact: true })
      expect(await statement.textContent()).toContain('Vad en vårdcentral får betalt, term för term.')
      expect(await statement.textContent()).toContain('"clinic": "alvstranden"')
    })
  })
})

describe('a problem', () => {
  it('is explained at the address that its document names', async () => {
    const answer = await fetch(`${app.address}/api/rules?model=nowhere&language=sv`)
    const { type } = (await answer.json()) as { readonly type: string }
    await onPage({ app, browser }, type, async (page) => {
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Det som efterfrågas finns inte.')
    })
    const english = { language: 'en' } as const
    const told = await onPage(
      { app, browser },
      type,
      (page) => page.getByRole('heading', { level: 1 }).textContent(),
      english,
    )
    expect(told).toBe('What is asked for is not there.')
  })
})
