import express from 'express'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SufficesAnswer } from '../../../server/contract/suffices.ts'
import { listen } from '../../../server/listen.ts'
import { createRegion, type Region } from '../../../server/region/createRegion.ts'
import { openDemonstration } from '../../../server/region/openDemonstration.ts'
import { answerWithProblem } from '../../../server/routes/answerWithProblem.ts'
import { sufficesRoutes } from '../../../server/routes/sufficesRoutes.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'

const logged: string[] = []
let running: Awaited<ReturnType<typeof listen>>
let region: Region
beforeAll(async () => {
  region = createRegion([await openDemonstration()])
  running = await listen(
    express()
      .use(sufficesRoutes(region))
      .use(answerWithProblem((line) => logged.push(line))),
    0,
  )
})
afterAll(async () => {
  running.server.close()
  await region.close()
})

async function ask(body: object, language = 'en'): Promise<{ readonly status: number; readonly content: unknown }> {
  const headers = { 'content-type': 'application/json', 'accept-language': language }
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
      content: { type: '/problems/counts', detail: expect.stringContaining('patients.csv, row 5') },
    })
    const word = [{ name: 'patients.csv', text: 'clinic,month,sex,n\nfjallnas,2026-01,secret,5\n' }]
    expect(await ask({ model: 'capitation', period: '2026-01', files: word })).toMatchObject({
      content: { detail: expect.stringContaining('`secret`') },
    })
    expect(logged.at(-1)).toMatch(/ JobRefused \/problems\/counts$/)
    expect(await ask({ model: 'capitation', period: '2026-01', files: word }, 'sv')).toMatchObject({
      content: { title: expect.stringMatching(/^Antalen går inte/) },
    })
    const strange = [{ name: 'listing.csv', text: FINE }]
    expect(await ask({ model: 'capitation', period: '2026-01', files: strange })).toMatchObject({ status: 400 })
    expect(await ask({ model: 'capitatoin', period: '2026-01', files })).toMatchObject({ status: 404 })
  })

  it('pays by the Care Need Index of the clinics of a dataset, and of no other', async () => {
    const asked = { model: 'county_rule_2017', period: '2026-01', ratesOf: '2017-01-01', dataset: 'demonstration' }
    const files = [{ name: 'patients.csv', text: FINE }]
    const { content } = await ask({ ...asked, files })
    // The model is in force in 2017 alone, and its last month is the nearest to 2026.
    const { ratesOf: _, ...unsaid } = asked
    expect((await ask({ ...unsaid, files })).content).toEqual({ ...(content as object), ratesOf: '2017-12-01' })
    // SEK 25 a patient and month, `need_fee`, and a Care Need Index of 1.05 in the dataset's clinics.csv.
    expect(SufficesAnswer.parse(content).clinics).toEqual([
      { clinic: 'fjallnas', payments: { need_payment: (412 + 1310 + 655) * 25 * 1.05 }, total: null },
    ])
    const strange = [{ name: 'patients.csv', text: FINE.replaceAll('fjallnas', 'fjallbo') }]
    expect(await ask({ ...asked, files: strange })).toMatchObject({
      status: 422,
      content: { detail: expect.stringContaining('The dataset has no clinic `fjallbo`') },
    })
    expect(await ask({ ...asked, files, dataset: 'demo' })).toMatchObject({ status: 404 })
  })

  it('says which fact of clinics is needed, and of which clinic a dataset does not give it', async () => {
    const asked = { model: 'list_subsidy', period: '2026-01', ratesOf: '2021-01-01' }
    const files = [{ name: 'patients.csv', text: FINE }]
    const [alone, joined] = await Promise.all([
      ask({ ...asked, files }),
      ask({ ...asked, files, dataset: 'demonstration' }),
    ])
    const why = {
      code: 'clinic-fact',
      names: [{ sv: 'Månader sedan avtalet ingicks', en: 'Months since the contract was signed' }],
    }
    expect(SufficesAnswer.parse(alone.content).payments).toMatchObject([{ because: why }])
    expect(SufficesAnswer.parse(joined.content).payments).toMatchObject([{ because: { ...why, clinic: 'fjallnas' } }])
  })

  it('gives a total where a payment is merely not due in the period', async () => {
    const months = ['2026-01', '2026-02', '2026-03']
    const patients = months.map((month) => `a,${month},,7`).join('\n')
    const contacts = months.map((month) => `a,${month},visit,here,,0`).join('\n')
    const files = [
      { name: 'patients.csv', text: `clinic,month,conditions,n\n${patients}\n` },
      { name: 'contacts.csv', text: `clinic,month,kind,listing,conditions,n\n${contacts}\n` },
    ]
    const { content } = await ask({ model: 'chronic_bundle', period: '2026-01', files })
    const { payments, clinics } = SufficesAnswer.parse(content)
    expect(payments.find(({ payment }) => payment === 'bundle_payment')?.because).toEqual({
      code: 'not-due',
      over: 'quarter',
    })
    expect(clinics).toEqual([{ clinic: 'a', payments: { base_payment: 700, visit_payment: 0 }, total: 700 }])
  })

  it('leaves the server free for others while a large upload is worked at', async () => {
    const ages = Array.from({ length: 100 }, (_, age) => age)
    const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}`)
    const lines = Array.from({ length: 30 }, (_, clinic) =>
      months.flatMap((month) =>
        ages.flatMap((age) => [`c${clinic},${month},${age},female,3`, `c${clinic},${month},${age},male,4`]),
      ),
    )
    const files = [{ name: 'patients.csv', text: `clinic,month,age,sex,n\n${lines.flat().join('\n')}\n` }]
    const body = { model: 'capitation_2003', period: '2026', ratesOf: '2003-06-01', files }
    const began = performance.now()
    const pauses = monitorEventLoopDelay({ resolution: 5 })
    pauses.enable()
    const { status } = await ask(body)
    pauses.disable()
    expect(status).toBe(200)
    expect(pauses.max / 1e6).toBeLessThan((performance.now() - began) / 2)
  }, 60_000)
})
