import { describe, expect, it } from 'vitest'
import type { Missing, Needs } from '../../../models/index.ts'
import { runCommand } from './runCommand.ts'

/** An entry of `kapitera models --json`, as far as a test looks at it. */
interface Entry {
  readonly name: string
  readonly jurisdiction: { readonly en: string } | null
  readonly errors: number
  readonly openRates: readonly string[]
  readonly needs: Needs
  readonly runs?: boolean
  readonly ratesOf?: string | null
  readonly missing?: Missing & { readonly openRates: readonly { readonly name: string }[] }
}

/** The whole catalogue takes a second and a half to read: what was asked once is not asked again. */
const asked = new Map<string, ReturnType<typeof ask>>()

function entries(...flags: readonly string[]): ReturnType<typeof ask> {
  const key = flags.join(' ')
  const found = asked.get(key) ?? ask(flags)
  asked.set(key, found)
  return found
}

async function ask(flags: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
  const { code, out } = await runCommand('models', ...flags, '--json')
  expect(code).toBe(0)
  return new Map((JSON.parse(out) as readonly Entry[]).map((entry) => [entry.name, entry]))
}

describe('kapitera models', () => {
  it('says of each model who pays, when, what it is, and the data that it needs', async () => {
    const { out } = await runCommand('models')
    expect(out).toMatch(/^vastra_gotaland +enacted, 2016-01-01 to \d{4}-\d\d-\d\d, Region Västra Götaland, /m)
    expect(out).toMatch(/^ {2}tables: clinics, contacts, listings, patients$/m)
    expect(out).toContain('clinic.weighted_patients')
    expect(out).not.toMatch(/^ {2}(runs|lacks)/m)
  })

  it('has no document with errors', async () => {
    const all = await entries('--against', 'demonstration')
    expect([...all.values()].filter(({ errors }) => errors > 0)).toEqual([])
    expect(all.get('gms_global_sum')?.jurisdiction?.en).toBe('England')
    expect(all.get('gms_global_sum')?.needs.tables).toContain('clinics')
  })

  it('refuses a name and a period without a dataset', async () => {
    expect(await runCommand('models', 'gavleborg')).toMatchObject({ code: 2 })
    expect(await runCommand('models', '--period', '2026')).toMatchObject({ code: 2 })
  })
})

describe('kapitera models --against', () => {
  it('says which can run and what the others lack', async () => {
    const all = await entries('--against', 'demonstration')
    expect(all.get('chronic_care_pilot')?.runs).toBe(true)
    expect(all.get('chronic_care_pilot')?.missing).toEqual({ tables: [], needs: [], openRates: [] })

    // The demonstration region delivers no weighted patients and no table of codes.
    const england = all.get('gms_global_sum')
    expect(england?.runs).toBe(false)
    expect(england?.missing?.needs.map(({ name }) => name)).toContain('clinic.weighted_patients')
    const hcc = all.get('cms_hcc_v24')
    expect(hcc?.missing?.tables).toEqual(['codes', 'diagnoses'])
    expect(hcc?.missing?.openRates.map(({ name }) => name)).toContain('base_fee')
    expect(hcc?.openRates).toContain('base_fee')
  })

  it('says it in words, and how many', async () => {
    const { code, out } = await runCommand('models', '--against', 'demonstration')
    expect(code).toBe(0)
    expect(out).toMatch(/^chronic_care_pilot .*\n {2}runs$/m)
    expect(out).toMatch(/^gms_global_sum .*\n {2}lacks clinic\.weighted_patients/m)
    expect(out).toMatch(/\d+ of \d+ can run on `/)
  })

  it('says with which day’s rates an older model can be read', async () => {
    const all = await entries('--against', 'demonstration')
    expect(all.get('stockholm_2016_filled')?.ratesOf).toMatch(/^201\d-\d\d-01$/)
  })

  it('refuses a folder that is not there', async () => {
    expect(await runCommand('models', '--against', 'nowhere')).toMatchObject({ code: 1 })
  })
})
