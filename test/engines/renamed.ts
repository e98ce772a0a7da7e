import type { Case } from '../laws/Case.ts'

/** Names that a statement may stumble over, and that languages put in another order than their code units have. */
const HARD = [
  `O'Brien "vårdcentral"`,
  'Ängby',
  'Ödeshög',
  'ångström',
  'zebra',
  'Zebra',
  `'; DROP TABLE contacts; --`,
  'back\\slash',
  '%s $1 ? :x',
  'NULL',
  '1',
  '10',
  '9',
  ' blank in front',
  'straße',
  '\u00e9',
  '\u{1f600}',
  '\uffee',
  'x'.repeat(190),
] as const

/**
 * The same case with other names of clinics, and of patients with other names or numbers: nothing of it is paid otherwise.
 */
export function renamed(given: Case): Case {
  const { rows, entries, seed } = given
  const nameOf = new Map<string, string>()
  for (const [place, { id }] of rows.clinics.entries()) nameOf.set(id, HARD[(place + seed) % HARD.length] as string)
  for (const [place, { id }] of rows.patients.entries())
    nameOf.set(id, seed % 2 === 0 ? `${HARD[place % HARD.length]}${place}` : String(place + 1))
  nameOf.set('stranger', '999')
  const name = (id: string): string => nameOf.get(id) ?? id
  const rowsRenamed = Object.entries(rows).map(([table, all]) => [
    table,
    (all as readonly PlainRow[]).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [column, NAMING.has(column) ? name(String(value)) : value]),
      ),
    ),
  ])
  return {
    ...given,
    entries: entries.map((entry) => ({ ...entry, clinics: entry.clinics === 'all' ? 'all' : entry.clinics.map(name) })),
    rows: Object.fromEntries(rowsRenamed),
  }
}

type PlainRow = Readonly<Record<string, unknown>>

const NAMING: ReadonlySet<string> = new Set(['id', 'patient', 'clinic', 'listedAt'])
