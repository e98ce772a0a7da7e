import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProgram } from '../../../server/command/runProgram.ts'
import { temporaryFolder } from './runCommand.ts'

const MODEL = `format: 1
model: reads
status: illustrative
label: { sv: Läser, en: Reads }
valid: { from: 2026-01-01 }
currency: SEK
cut_off: last day of previous month
sources:
  terms: { title: Terms (invented) }
parameters:
  quality_budget:
    label: { sv: Ram, en: Budget }
    unit: SEK/region/year
    values:
      2026-01-01: { value: 1000, source: terms § 1 }
  fast_fee:
    label: { sv: Ersättning, en: Fee }
    unit: SEK/clinic/year
    values:
      2026-01-01: { value: 100, source: terms § 2 }
      2026-07-01: { value: 120, source: terms § 2 }
  fast_cap:
    label: { sv: Tak, en: Ceiling }
    unit: SEK/clinic/year
    values:
      2026-01-01: { value: 60, source: terms § 2 }
tables:
  distance_fee:
    label: { sv: Avstånd, en: Distance }
    unit: SEK/clinic/year
    by: [clinic.distance]
    values:
      2026-01-01: { source: terms § 3, rows: { 0.0: 5, 20.0: 45, 80.0: 90 } }
facts:
  clinic:
    distance:
      label: { sv: Avstånd, en: Distance }
      unit: km
      table: clinics
indicators:
  access:
    label: { sv: Tillgänglighet, en: Access }
    table: indicators
    limits:
      2026-01-01: { low: 0.4, high: 0.8, full: 10, source: terms § 1 }
    limit_units: { full: points }
formulas:
  indicator:
    own_points:
      label: { sv: Poäng, en: Points }
      unit: points
      formula: indicator.full * ramp(indicator.share, indicator.low, indicator.high)
  clinic:
    quality_points:
      label: { sv: Kvalitetspoäng, en: Quality points }
      unit: points
      formula: sum(indicators.own_points)
payments:
  target:
    quality_payment:
      label: { sv: Kvalitet, en: Quality }
      each: clinic
      over: year
      scope: all_clinics
      pot: quality_budget
      shared_by: clinic.quality_points * count(patients)
  special:
    fast_payment:
      label: { sv: Snabb, en: Fast }
      each: clinic
      over: year
      formula: min(fast_fee * access.share, fast_cap)
    distance_payment:
      label: { sv: Avstånd, en: Distance }
      each: clinic
      over: year
      formula: distance_fee
`

/** What is explained of a clinic for 2026, as JSON or as a terminal shows it. */
async function explained(clinic: string, outIsTerminal: boolean): Promise<string> {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'data'))
  const files = {
    'reads.yaml': MODEL,
    'data/clinics.csv': 'id,distance\nsouth,20\nnorth,5\n',
    'data/patients.csv': 'id,clinic\nann,south\nbo,north\ncid,north\n',
    'data/indicators.csv':
      'clinic,indicator,month,numerator,denominator\nsouth,access,2026-12,70,100\nnorth,access,2026-12,30,100\n',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  let out = ''
  const words = [
    'explain',
    join(folder, 'reads.yaml'),
    '--data',
    join(folder, 'data'),
    '--period',
    '2026',
    '--clinic',
    clinic,
  ]
  await runProgram(words, {
    out: (text) => {
      out += text
    },
    err: () => undefined,
    outIsTerminal,
    errIsTerminal: false,
    today: 20261231,
    clock: () => 0,
  })
  return out
}

describe('kapitera explain', () => {
  it('says beside the terms what a payment read, which bound held, and which rate changed', async () => {
    const text = await explained('south', true)
    expect(text).toContain(`quality_payment (target)  1000.00
    1 × 1000 = 1000.00  pot
    it read
      clinic.quality_points = 7.5 points  (Quality points)
      access.own_points = 7.5 points  (Points)
      ramp(access.share, access.low, access.high) = 0.75
      access.share = 0.7  (Access)
      count(patients) = 1 patients
      shared_by = 7.5 patients·points
      shared_by of all clinics = 7.5 patients·points
`) // 10 × (0.7 − 0.4) / 0.4 = 7.5; north has 0 × 2
    expect(text).toContain(`fast_payment (special)  60.00
    1 × 60 = 60.00  fast_cap  [terms § 2]
    it read
      min(fast_fee * access.share, fast_cap) = 60 SEK/year, by fast_cap
      access.share = 0.7  (Access)
`) // 100 × 0.7 is above the ceiling
    expect(text).toContain('1 × 45 = 45.00  distance_fee from 20 to below 80  [terms § 3]')
  })

  it('says why a clinic is paid nothing, and that a rate which changed inside the year was not followed', async () => {
    const text = await explained('north', true)
    expect(text).toContain(`quality_payment (target)  0.00
    it read
      clinic.quality_points = 0 points  (Quality points)
      access.own_points = 0 points  (Points)
      ramp(access.share, access.low, access.high) = 0, by access.low
      access.share = 0.3  (Access)
`)
    expect(text).toContain(
      '0.3 × 100 = 30.00  fast_fee  [terms § 2]  (changes on 2026-07-01, inside the window: not followed)',
    )
  })

  it('has the same in its JSON', async () => {
    const { payments } = JSON.parse(await explained('south', false)) as { payments: readonly { reads: unknown }[] }
    expect(payments[0]?.reads).toContainEqual({
      name: 'clinic.quality_points',
      label: { sv: 'Kvalitetspoäng', en: 'Quality points' },
      level: 'clinic',
      value: 7.5,
      unit: 'points',
    })
  })
})
