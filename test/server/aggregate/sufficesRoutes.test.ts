import express from 'express'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SufficesAnswer } from '../../../server/contract/suffices.ts'
import { listen } from '../../../server/listen.ts'
import { answerWithProblem } from '../../../server/routes/answerWithProblem.ts'
import { sufficesRoutes } from '../../../server/routes/sufficesRoutes.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'

const logged: string[] = []
let running: Awaited<ReturnType<typeof listen>>
beforeAll(async () => {
  running = await listen(
    express()
      .use(sufficesRoutes())
      .use(answerWithProblem((line) => logged.push(line))),
    0,
  )
})
afterAll(() => running.server.close())

async function ask(body: object): Promise<{ readonly status: number; readonly content: unknown }> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${running.address}/api/suffices`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return { status: response.status, content: await response.json() }
}

const FINE = 'clinic,month,age,n\nfjallnas,2026-01,0-17,412\nfjallnas,2026-01,18-64,1310\nfjallnas,2026-01,65+,655\n'

describe('POST /api/suffices', () => {
  it.each(['capitation', 'chronic_bundle'])('answers of %s what the command does', async (model) => {
    const file = join(temporaryFolder(), 'patients.csv')
    writeFileSync(file, FINE)
    const { out } = await runCommand('suffices', model, '--counts', file, '--period', '2026-01')
    const { status, content } = await ask({ model, period: '2026-01', files: [{ name: 'patients.csv', text: FINE }] })
    expect([status, content]).toEqual([200, JSON.parse(out)])
    expect(() => SufficesAnswer.parse(content)).not.toThrow()
  })

  it('pays each who was counted by the fee of the document', async () => {
    const files = [{ name: 'patients.csv', text: FINE }]
    // SEK 100 a patient and month, `base_fee` of the document.
    const { content } = await ask({ model: 'chronic_bundle', period: '2026-01', files })
    const paid = { base_payment: (412 + 1310 + 655) * 100 }
    expect(SufficesAnswer.parse(content).clinics).toEqual([{ clinic: 'fjallnas', payments: paid, total: null }])
  })

  it('names the row of what is wrong, and refuses a file of nothing in particular', async () => {
    const files = [{ name: 'patients.csv', text: `${FINE}fjallnas,2026-01,0-17,7\n` }]
    expect(await ask({ model: 'capitation', period: '2026-01', files })).toMatchObject({
      status: 422,
      content: { type: '/problems/data', detail: expect.stringContaining('patients.csv, row 5') },
    })
    const word = [{ name: 'patients.csv', text: 'clinic,month,sex,n\nfjallnas,2026-01,secret,5\n' }]
    expect(await ask({ model: 'capitation', period: '2026-01', files: word })).toMatchObject({
      content: { detail: expect.stringContaining('`secret`') },
    })
    expect(logged.at(-1)).toMatch(/ CountsTrouble$/)
    const strange = [{ name: 'listing.csv', text: FINE }]
    expect(await ask({ model: 'capitation', period: '2026-01', files: strange })).toMatchObject({ status: 400 })
    expect(await ask({ model: 'capitatoin', period: '2026-01', files })).toMatchObject({ status: 404 })
  })
})
