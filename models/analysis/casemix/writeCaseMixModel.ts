import { type AgeBand, writeBand } from './AgeBand.ts'
import type { CaseMix, GroupWeight } from './estimateCaseMix.ts'

/** What a case-mix document says of itself, beside the weights. */
export interface CaseMixDocument {
  /** The document's name. */
  readonly name: string
  /** The first of a month from which the weights hold: `2016-01-01`. */
  readonly from: string
  readonly currency: string
  /** Where the weights were estimated: the dataset, with its hash, and the command that repeats it. */
  readonly dataset: string
  readonly hash: string
  /** Where the costs were: a column, or a list with its hash. */
  readonly costs: string
  readonly command: string
  readonly isInvented: boolean
  /** The grouping of the conditions and its window in months; without it, conditions as they are delivered. */
  readonly grouping?: { readonly name: string; readonly months: number } | undefined
  /** The grouping's count by which numbers of conditions are looked up. */
  readonly count?: string | undefined
}

const DECIMALS = 6

/**
 * An estimated weight as a model document: its tables, what they add up to for a patient, and a payment by it. The fee is
 * left open, for how much a weight of 1 is paid is the payer's to say. Patients are paid by their weight through the
 * region's mean, so that the mean stays 1 on other days and other lists than those it was estimated from.
 */
export function writeCaseMixModel(mix: CaseMix, document: CaseMixDocument): string {
  const { name, from, currency, dataset, hash, costs, command, isInvented, grouping } = document
  const second = secondTable(mix, document)
  return `# Made by kapitera casemix from ${dataset}: estimate it again rather than change it.${isInvented ? ' The data is invented.' : ''}
format: 1
model: ${name}
status: illustrative
label: { sv: Skattad vårdtyngd, en: Estimated case mix }
valid: { from: ${from} }
currency: ${currency}
cut_off: last day of previous month
note:
  sv: ${quote(isInvented ? 'Skattad på påhittade data: vikterna gäller ingen verklig region.' : 'Vikterna är skattade på regionens egna kostnader, och inte beslutade.')}
  en: ${quote(isInvented ? 'Estimated from invented data: the weights are those of no real region.' : 'The weights are estimated from the region’s own costs, and not decided.')}

sources:
  estimate:
    title: ${quote(`Estimated from ${isInvented ? 'the invented dataset' : 'the dataset'} ${dataset}, ${hash}; costs: ${costs}`)}
    note: { en: ${quote(command)} }
${grouping ? `\nconditions: { grouping: ${grouping.name}, over: ${months(grouping.months)} }\n` : ''}
parameters:
  case_mix_fee:
    label: { sv: Ersättning för vikten 1, en: Fee for a weight of 1 }
    unit: ${currency}/patient/year
    range: [0, 1000000]
    values:
      ${from}:
        basis: missing
        source: estimate
        note: { sv: Sätts av den som betalar., en: For the payer to set. }

tables:
  age_sex_weight:
    label: { sv: Vikt efter ålder och kön, en: Weight by age and sex }
    unit: weight
    by: [patient.age, patient.sex]
    values:
      ${from}:
        source: estimate
        basis: estimated
        rows:
${ageRows(mix)}${second.table}
formulas:
  patient:
    estimated_weight:
      label: { sv: Skattad vikt, en: Estimated weight }
      unit: weight
      formula: age_sex_weight${second.formula}
  clinic:
    weight_sum:
      label: { sv: Summa vikter, en: Sum of weights }
      unit: weight
      formula: sum(patients.estimated_weight)
    relative_weight:
      label: { sv: Vårdtyngd mot regionens medel, en: Case mix against the region’s mean }
      unit: weight
      formula: mean(patients.estimated_weight) / region.mean_weight
  region:
    mean_weight: # near 1 where the list is like the one that was estimated from
      label: { sv: Regionens medelvikt, en: Mean weight of the region }
      unit: weight
      scope: all_clinics
      formula: mean(patients.estimated_weight)

payments:
  fixed:
    case_mix_payment:
      label: { sv: Ersättning efter vårdtyngd, en: Payment by case mix }
      each: patient
      formula: case_mix_fee * patient.estimated_weight / region.mean_weight
${tests(mix, document)}`
}

interface Second {
  readonly table: string
  readonly formula: string
}

/** The table of conditions, or of how many there are. */
function secondTable(mix: CaseMix, { from, count }: CaseMixDocument): Second {
  const { design, weights } = mix
  const own = weights.filter(({ group }) => group.type !== 'age_sex')
  if (own.length === 0) return { table: '', formula: '' }
  const rows = own.map((weight) => `          ${weight.name}: ${write(weight.weight)}${whyZero(weight)}\n`).join('')
  const isNumber = design.by === 'number'
  const name = isNumber ? 'number_weight' : 'condition_weight'
  const label = isNumber
    ? '{ sv: Vikt efter antal sjukdomar, en: Weight by number of conditions }'
    : '{ sv: Vikt för sjukdomar, en: Weight of conditions }'
  return {
    table: `  ${name}:
    label: ${label}
    unit: weight
    by: [${isNumber ? `patient.${count ?? ''}` : 'patient.conditions'}]
${isNumber ? '' : '    many: sum\n'}    values:
      ${from}:
        source: estimate
        basis: estimated
        rows:
${isNumber ? '          0: 0\n' : ''}${rows}`,
    formula: ` + ${name}`,
  }
}

function whyZero({ leftOut }: GroupWeight): string {
  if (leftOut === undefined) return ''
  return leftOut === 'few' ? ' # too few have it for a weight of its own' : ' # came out below 0, and was set to 0'
}

function ageRows(mix: CaseMix): string {
  return mix.design.bands
    .map((band) => {
      const cells = ofBand(mix, band).map((weight) => `${sexOf(weight)}: ${write(weight.weight)}`)
      return `          ${writeBand(band)}: { ${cells.join(', ')} }\n`
    })
    .join('')
}

function ofBand({ weights }: CaseMix, band: AgeBand): readonly GroupWeight[] {
  return weights.filter(({ group }) => group.type === 'age_sex' && group.band === band)
}

function sexOf({ group }: GroupWeight): string {
  return group.type === 'age_sex' ? group.sex : ''
}

/** Two patients whose weights add up, and share what the mean is paid. */
function tests(mix: CaseMix, { from, grouping }: CaseMixDocument): string {
  const [young, old] = [mix.design.bands[0], mix.design.bands.at(-1)]
  const one = young && ofBand(mix, young)[0]
  const other = old && ofBand(mix, old).at(-1)
  if (!young || !old || !one || !other) return ''
  const none = grouping ? 'diagnoses: []' : 'conditions: []'
  const patient = (band: AgeBand, weight: GroupWeight): string =>
    `          - { age: ${band.from}, sex: ${sexOf(weight)}, ${none} } # ${write(weight.weight)}\n`
  const sum = (BigInt(scaled(one.weight)) + BigInt(scaled(other.weight))).toString()
  return `
tests:
  - name: Weights add up, and two patients of mean weight together are paid for two
    period: ${from.slice(0, 7)}
    with: { case_mix_fee: 1200 }
    given:
      north:
        patients:
${patient(young, one)}${patient(old, other)}    expect:
      north: { weight_sum: ${unscaled(sum)}, relative_weight: 1, case_mix_payment: 200 } # 1200 / 12 × 2
`
}

function months(count: number): string {
  return `${count} month${count === 1 ? '' : 's'}`
}

function write(weight: number): string {
  return unscaled(scaled(weight))
}

/** As a whole number of millionths. */
function scaled(weight: number): string {
  return String(Math.round(weight * 10 ** DECIMALS))
}

function unscaled(millionths: string): string {
  const digits = millionths.replace('-', '').padStart(DECIMALS + 1, '0')
  const text = `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`.replace(/\.?0+$/, '')
  return millionths.startsWith('-') ? `-${text}` : text
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
