import { QOF_GROUPS, type QofGroup } from './groups.ts'
import { QOF_YEARS, type QofIndicator, type QofYear } from './readPoints.ts'

/** One group of the document, with its indicators. */
interface Section {
  readonly group: QofGroup
  readonly domain: string
  /** Of a clinical group the prevalence counts. */
  readonly isClinical: boolean
  readonly indicators: readonly QofIndicator[]
}

/** The model of the Quality and Outcomes Framework: every indicator's points by year, and what they are paid with. */
export function writeQof(indicators: readonly QofIndicator[]): string {
  const sections = sectionsOf(indicators)
  const clinical = sections.filter(({ isClinical }) => isClinical)
  return `${head()}
facts:
  clinic:
    registered_patients:
      label: { sv: Listade patienter, en: Registered patients }
      unit: patients
      table: clinics
${clinical.map(({ group }) => prevalenceFact(group)).join('')}
parameters:
${PARAMETERS}${clinical.map(({ group }) => prevalenceParameter(group)).join('')}
indicators: # the numerator is the points reached, the denominator the points there were to reach
${indicators.map(indicator).join('')}
formulas:
  indicator:
    reached_points: # an indicator that is not on the year's list need not be delivered
      label: { sv: Uppnådda poäng, en: Points reached }
      unit: points
      formula: when(indicator.points > 0, indicator.points * indicator.share, 0)
  clinic:
    list_factor:
      label: { sv: Listans storlek mot medel, en: List size relative to the mean }
      unit: weight
      formula: clinic.registered_patients / average_list
${clinical.map(({ group }) => prevalenceFormula(group)).join('')}
payments:
  target:
${sections.map((section, place) => heading(section, sections[place - 1]) + payment(section)).join('')}
tests:
${QOF_YEARS.map((year) => everythingReached(year, indicators, clinical)).join('')}${worked(indicators, clinical)}`
}

function sectionsOf(indicators: readonly QofIndicator[]): readonly Section[] {
  return [...new Set(indicators.map((one) => one.group))].map((code) => {
    const own = indicators.filter((one) => one.group === code)
    const domain = own[0]?.domain ?? ''
    return { group: nameOfGroup(code), domain, isClinical: domain === 'CL', indicators: own }
  })
}

function nameOfGroup(code: string): QofGroup {
  const named = QOF_GROUPS[code]
  if (!named) throw new Error(`There is no name for the group ${code}.`)
  return named
}

function head(): string {
  return `# Made by test/golden/makeQof.ts from the published points: change that, not this.
format: 1
model: qof_points
status: enacted
label: { sv: Kvalitetspoäng enligt QOF, en: Quality and Outcomes Framework points }
jurisdiction: { sv: England, en: England }
valid: { from: 2019-04-01, to: 2024-03-31 }
currency: GBP
cut_off: last day of previous month
note:
  sv: >-
    Poängen är lästa för 2019/20, 2022/23 och 2023/24. Gränserna mellan inga och alla poäng, värdet av en poäng, listans
    medel och rikets förekomst är det inte; därför lämnar datamängden uppnådda poäng, och en körning behöver ett scenario
    som fyller det öppna. Avtalets år börjar i april: 2022/23 körs som perioden 2022 med satser av 2022-04-01.
  en: >-
    The points were read for 2019/20, 2022/23 and 2023/24. The thresholds between none and all of them, the value of a
    point, the mean list and the national prevalence were not; so the dataset gives the points reached, and a run needs a
    scenario that fills what is open. The contract's year begins in April: run 2022/23 as period 2022 with the rates of
    2022-04-01.

sources:
  points: { title: 'NHS Digital, Quality and Outcomes Framework, indicators and points' }
  framework: { title: Quality and Outcomes Framework guidance (not read) }
  pulse:
    title: 'Pulse Intelligence, How QOF payments are calculated'
    url: https://pulse-intelligence.co.uk/guide/qof-how-payments-are-calculated-and-why-prevalence-matters/
`
}

const PARAMETERS = `  point_fee:
    label: { sv: Värde av en poäng, en: Value of a point }
    unit: GBP/point/year
    range: [0, 500]
    values:
      2019-04-01: { basis: missing, source: framework 2019/20 }
      2021-04-01: { value: 201.16, source: pulse 2021/22 }
      2022-04-01: { basis: missing, source: framework 2022/23 }
      2023-04-01: { basis: missing, source: framework 2023/24 }
  average_list:
    label: { sv: Listans medel i riket, en: National average list }
    unit: patients
    range: [1, 20000]
    values:
      2019-04-01: { basis: missing, source: framework 2019/20 }
      2021-04-01: { value: 9103, source: pulse 2021/22 }
      2022-04-01: { basis: missing, source: framework 2022/23 }
      2023-04-01: { basis: missing, source: framework 2023/24 }
`

function prevalenceFact({ name, sv, en }: QofGroup): string {
  return `    ${name}_prevalence:
      label: { sv: ${label(sv, 'andel')}, en: ${label(en, 'share')} }
      unit: share
      table: clinics
`
}

function prevalenceParameter({ name, sv, en }: QofGroup): string {
  return `  national_${name}_share:
    label: { sv: ${label(sv, 'riket')}, en: ${label(en, 'nation')} }
    unit: share
    range: [0, 1]
    values:
      2019-04-01: { basis: missing, source: framework prevalence }
`
}

function prevalenceFormula({ name, sv, en }: QofGroup): string {
  return `    ${name}_factor:
      label: { sv: ${label(sv, 'kvot')}, en: ${label(en, 'ratio')} }
      unit: weight
      formula: clinic.${name}_prevalence / national_${name}_share
`
}

function indicator({ code, group, points }: QofIndicator): string {
  const { sv, en } = nameOfGroup(group)
  const of = (year: QofYear) =>
    points.has(year)
      ? `points: ${points.get(year)}, source: points ${year.title}`
      : `points: 0, source: points ${year.title}`
  const [first, second, third] = QOF_YEARS
  return `  ${nameOf(code)}:
    label: { sv: ${label(sv, code)}, en: ${label(en, code)} }
    table: indicators
    limit_units: { points: points }
    limits:
      ${first.from}: { ${of(first)} }
      2020-04-01: { basis: missing, source: points 2020/21 }
      ${second.from}: { ${of(second)} }
      ${third.from}: { ${of(third)} }
      2024-04-01: { basis: missing, source: points 2024/25 }
`
}

const DOMAINS: Readonly<Record<string, string>> = { CL: 'clinical', PH: 'public health', QI: 'quality improvement' }

/** Before the first payment of a domain stands its name. */
function heading({ domain }: Section, before: Section | undefined): string {
  return domain === before?.domain ? '' : `    # the ${DOMAINS[domain]} domain\n`
}

function payment({ group, isClinical, indicators }: Section): string {
  const factor = isClinical ? ` * clinic.${group.name}_factor` : ''
  return `    ${group.name}_payment:
      label: { sv: ${quoted(group.sv)}, en: ${quoted(group.en)} }
      each: indicator
      of: [${indicators.map(({ code }) => nameOf(code)).join(', ')}]
      over: year
      formula: point_fee * indicator.reached_points * clinic.list_factor${factor}
`
}

/** Each point is worth one pound here, so that the sum of the payments is the number of points. */
function everythingReached(year: QofYear, indicators: readonly QofIndicator[], clinical: readonly Section[]): string {
  const own = indicators.filter(({ points }) => points.has(year))
  const total = own.reduce((sum, { points }) => sum + Number(points.get(year)), 0)
  return `  - name: Everything reached in ${year.title} is ${total} points
    period: ${year.from.slice(0, 4)}
    rates_of: ${year.from}
    with: { point_fee: 1, average_list: 1000${filled(clinical)} }
    given:
      best:
        registered_patients: 1000
${clinical.map(({ group }) => `        ${group.name}_prevalence: 0.1\n`).join('')}        indicators:
${own.map(({ code, points }) => reached(code, points.get(year) ?? '', points.get(year) ?? '')).join('')}    expect:
      best: { target: ${total}, total: ${total} }
`
}

/** The 74 points for quality improvement at the value and list of 2021/22, for a practice of average and of half size. */
function worked(indicators: readonly QofIndicator[], clinical: readonly Section[]): string {
  const [, year] = QOF_YEARS
  const own = indicators.filter(({ points }) => points.has(year))
  const clinic = (name: string, list: number) => `      ${name}:
        registered_patients: ${list}
${clinical.map(({ group }) => `        ${group.name}_prevalence: 0.1\n`).join('')}        indicators:
${own.map(({ code, domain, points }) => reached(code, domain === 'QI' ? (points.get(year) ?? '') : '0', points.get(year) ?? '')).join('')}`
  return `  - name: Quality improvement alone is 74 points, and pays by the size of the list
    period: ${year.from.slice(0, 4)}
    rates_of: ${year.from}
    with: { point_fee: 201.16, average_list: 9103${filled(clinical)} }
    given:
${clinic('average', 9103)}${clinic('half', 4550)}    expect:
      average: { target: 14885.84 } # 74 × 201.16
      half: { drug_dependency_payment: 3720.23, optimising_access_payment: 3720.23 } # 37 × 201.16 × 4,550 / 9,103; 7,440.47 before rounding
`
}

function filled(clinical: readonly Section[]): string {
  return clinical.map(({ group }) => `, national_${group.name}_share: 0.1`).join('')
}

/** An indicator without points has nothing to reach: one of one, for a share needs something below it. */
function reached(code: string, numerator: string, denominator: string): string {
  const [above, below] = Number(denominator) === 0 ? ['1', '1'] : [numerator, denominator]
  return `          ${nameOf(code)}: { numerator: ${above}, denominator: ${below} }\n`
}

function nameOf(code: string): string {
  return code.toLowerCase()
}

function label(of: string, what: string): string {
  return quoted(`${of}, ${what}`)
}

function quoted(text: string): string {
  return /[:,]/.test(text) ? `'${text}'` : text
}
