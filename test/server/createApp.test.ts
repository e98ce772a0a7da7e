import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../server/contract/contract.ts'
import { Problem } from '../../server/contract/Problem.ts'
import { createApp } from '../../server/createApp.ts'
import { listen, type Listening } from '../../server/listen.ts'
import { payDemonstration } from '../../server/run/payDemonstration.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapitera-'))
const logged: string[] = []
let works = true
let listening: Listening

beforeAll(async () => {
  const app = createApp({
    clientFolder: folder,
    payDemonstration: async () => {
      if (!works) throw new Error('the disk is full of secrets')
      return payDemonstration()
    },
    log: (line) => logged.push(line),
  })
  listening = await listen(app, 0)
})

afterAll(() => {
  listening.server.close()
  rmSync(folder, { recursive: true })
})

describe('GET /api/demonstration', () => {
  it('answers as the contract says', async () => {
    const response = await fetch(`${listening.address}/api/demonstration`)
    expect(response.status).toBe(200)
    const body: unknown = await response.json()
    expect(contract['GET /api/demonstration'].response.parse(body)).toEqual(body)
  })

  it('answers a failure with a problem document that keeps the cause in the log', async () => {
    works = false
    const response = await fetch(`${listening.address}/api/demonstration`)
    works = true
    const text = await response.text()
    const problem = Problem.parse(JSON.parse(text))
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toMatch('application/problem+json')
    expect(text).not.toContain('secrets')
    expect(logged.find((line) => line.startsWith(problem.instance))).toContain('the disk is full of secrets')
  })
})

describe('the app', () => {
  it('says that there is nothing at an unknown address', async () => {
    const response = await fetch(`${listening.address}/api/nothing`)
    expect(response.status).toBe(404)
    expect(Problem.parse(await response.json()).detail).toBe('GET /api/nothing is not part of the contract.')
  })

  it('says what to do while the page is not built', async () => {
    const response = await fetch(`${listening.address}/`)
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('npm run build')
  })

  it('gives each page a nonce of its own, and runs nothing inline', async () => {
    writeFileSync(join(folder, 'index.html'), '<meta property="csp-nonce" nonce="KAPITERA_NONCE">')
    const pages = await Promise.all([1, 2].map(() => fetch(`${listening.address}/clinics/lindangen?language=en`)))
    const nonces = await Promise.all(pages.map(async (page) => /nonce="([^"]+)"/.exec(await page.text())?.[1]))
    const policies = pages.map((page) => page.headers.get('content-security-policy') ?? '')
    expect(new Set(nonces).size).toBe(2)
    expect(policies[0]).toContain(`style-src 'self' 'nonce-${nonces[0]}'`)
    expect(policies[0]).toContain("script-src 'self';")
    expect(policies.join()).not.toMatch(/unsafe|https?:|\*/)
  })
})

describe('the demonstration region', () => {
  const ore = (amounts: readonly (number | null)[]) =>
    amounts.reduce<number>((sum, amount) => sum + Math.round((amount ?? 0) * 100), 0)

  it('adds up by row and column, to the öre', async () => {
    const { clinics, region } = (await payDemonstration()).run
    for (const { payments, total } of clinics) expect(ore(Object.values(payments))).toBe(ore([total]))
    for (const [name, amount] of Object.entries(region.payments))
      expect(ore(clinics.map(({ payments }) => payments[name] ?? 0))).toBe(ore([amount]))
    expect(ore(clinics.map(({ total }) => total))).toBe(ore([region.total]))
  })

  it('says that it is invented, and how to make the run again', async () => {
    const { manifest } = (await payDemonstration()).run
    expect(manifest['dataset']).toMatchObject({ invented: true })
    expect(manifest['command']).toBe('kapitera run chronic_care_pilot --data demonstration --period 2026')
  })
})
