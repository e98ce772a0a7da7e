import { FACTS } from '../../models/index.ts'
import { nearestWord } from './nearestWord.ts'
import { standardColumns, type TableName, TABLE_NAMES } from './tables.ts'

/** What deliveries call the columns of our tables: in Swedish, and where English is not our name. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  id: ['patientid', 'patient_id', 'personnummer', 'pnr', 'lopnr', 'löpnummer', 'enhetsid', 'hsaid'],
  patient: ['patientid', 'patient_id', 'person_id', 'personnummer', 'pnr', 'lopnr', 'löpnummer', 'person'],
  clinic: [
    'vårdcentral',
    'vardcentral',
    'vc',
    'enhet',
    'mottagning',
    'utförare',
    'hälsocentral',
    'enhetsid',
    'kombika',
  ],
  listed_at: ['listad_vc', 'listad_vårdcentral', 'listningsenhet', 'listad_på', 'listad'],
  birth: ['födelsedatum', 'fodelsedatum', 'född', 'fodd'],
  age: ['ålder', 'alder'],
  sex: ['kön', 'kon'],
  from: ['from', 'fr_o_m', 'från', 'start', 'startdatum'],
  to: ['tom', 't_o_m', 'till', 'slut', 'slutdatum'],
  date: ['datum', 'besöksdatum', 'kontaktdatum', 'diagnosdatum'],
  month: ['månad', 'manad', 'period'],
  kind: ['kontakttyp', 'besökstyp', 'typ', 'kontaktform', 'kostnadsslag', 'kostnadstyp', 'cost_type'],
  profession: ['yrkeskategori', 'yrke', 'vårdgivarkategori'],
  code: ['diagnos', 'diagnoskod', 'icd10', 'kod'],
  amount: ['belopp', 'kronor', 'sek', 'kostnad', 'summa', 'cost'],
  n: ['antal'],
  fee_paid: ['patientavgift', 'avgift'],
  payment: ['ersättning', 'ersattning'],
  indicator: ['indikator'],
  numerator: ['täljare', 'taljare'],
  denominator: ['nämnare', 'namnare'],
  value: ['värde', 'varde'],
}

const TABLES_IN_SWEDISH: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  clinics: ['vårdcentraler', 'enheter', 'mottagningar'],
  patients: ['patienter', 'personer', 'befolkning', 'listade'],
  listings: ['listningar', 'listning'],
  contacts: ['kontakter', 'vårdkontakter', 'besök'],
  diagnoses: ['diagnoser'],
  costs: ['kostnader'],
  indicators: ['indikatorer'],
  paid: ['utbetalt', 'ersättningar'],
}

/** The table that a file seems to be: by its name, or else by the columns that it has of those that a table needs. */
export function proposeTable(name: string, columns: readonly string[]): TableName | undefined {
  const plain = name.trim().toLowerCase()
  const named =
    TABLE_NAMES.find((table) => table === plain || TABLES_IN_SWEDISH[table]?.includes(plain)) ??
    (nearestWord(plain, TABLE_NAMES) as TableName | undefined)
  if (named) return named
  const fits = TABLE_NAMES.map((table) => {
    const needed = standardColumns(table).filter(({ required }) => required)
    const proposed = proposeColumns(table, columns)
    return {
      table,
      isWhole:
        needed.every((column) => proposed[column.name] !== undefined) && (table !== 'costs' || isOfSomebody(proposed)),
      // What is kept of a clinic under its own name tells of no table.
      found: wantedColumns(table).filter((column) => proposed[column] !== undefined).length,
    }
  })
  return fits.filter(({ isWhole }) => isWhole).toSorted((a, b) => b.found - a.found)[0]?.table
}

/** A cost is of a clinic or of a patient; patients and months alone tell no cost from a contact, so there an amount is needed too. */
function isOfSomebody({ clinic, patient, amount }: Readonly<Record<string, string>>): boolean {
  return clinic !== undefined || (patient !== undefined && amount !== undefined)
}

/** The columns of a table that deliveries are asked for. */
function wantedColumns(table: TableName): readonly string[] {
  const entity = {
    clinics: 'clinic',
    patients: 'patient',
    contacts: 'contact',
    enrolments: 'enrolment',
    costs: 'cost',
  }[table as string]
  const facts = FACTS.filter((fact) => fact.entity === entity && fact.table === table).map(({ name }) => name)
  return [...standardColumns(table).map(({ name }) => name), ...facts, ...(table === 'patients' ? ['clinic'] : [])]
}

/** For each column of a table, the column of the file that seems to fill it; no column of the file twice. */
export function proposeColumns(table: TableName, columns: readonly string[]): Readonly<Record<string, string>> {
  const wanted = wantedColumns(table)
  const proposed: Record<string, string> = {}
  const left = new Set(columns)
  const plainName = (column: string): string =>
    column
      .trim()
      .toLowerCase()
      .replaceAll(/[\s.-]+/g, '_')
  const take = (name: string, isIt: (plain: string) => boolean): void => {
    if (proposed[name] !== undefined) return
    const found = [...left].find((column) => isIt(plainName(column)))
    if (found === undefined) return
    proposed[name] = found
    left.delete(found)
  }
  for (const name of wanted) take(name, (plain) => plain === name)
  for (const name of wanted) take(name, (plain) => OTHER_NAMES[name]?.includes(plain) === true)
  // What names a clinic elsewhere is in the table of clinics their identity, where there is no other.
  if (table === 'clinics') take('id', (plain) => plain === 'clinic' || OTHER_NAMES['clinic']?.includes(plain) === true)
  for (const name of wanted) take(name, (plain) => nearestWord(plain, [name]) === name)
  if (table === 'clinics') keepFacts(proposed, left)
  return proposed
}

/** Whatever else is told of a clinic, such as its name, is kept under its own name: it is about nobody. */
function keepFacts(proposed: Record<string, string>, left: Set<string>): void {
  for (const column of left) {
    const name = ownName(column)
    if (name !== '' && proposed[name] === undefined) proposed[name] = column
  }
}

/**
 * What a column is called that is kept as a fact, as the page of an import calls it.
 *
 * @example
 * ownName('Vårdcentralens namn') // => 'vardcentralens_namn'
 */
export function ownName(column: string): string {
  const plain = column
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 50)
  return plain === '' || /^[a-z]/.test(plain) ? plain : `d_${plain}`
}
