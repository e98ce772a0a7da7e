import type { Program } from '../../../../models/index.ts'
import type { Pricing } from '../../../../server/contract/pricing.ts'
import type { PricedAlternative } from '../../../comparison/Comparison.ts'

/** The file of a changed model: what the command takes instead of its name. */
export interface ScenarioFile {
  readonly name: string
  readonly model: string
  readonly text: string
}

type Figures = Readonly<Record<string, number>>
type Dated = Program['tables'][number]['values'][number]
type Rows = NonNullable<Dated['rows']>

/** A scenario document for each model of an alternative whose rates are changed, in the language of models/README.md. */
export function scenarioFiles({ letter, alternative, parts }: PricedAlternative): readonly ScenarioFile[] {
  return parts.flatMap((part) => {
    const model = part.model.name
    const changes = alternative.changes[model] ?? {}
    const named = [...part.program.figures, ...part.program.tables].map((one) => one.name)
    if (!Object.keys(changes).some((name) => named.includes(name.replace(/\[\d+\]$/, '')))) return []
    const name = `${model}_changed_${letter.toLowerCase()}`
    return [{ name, model, text: scenarioYaml(name, part, changes) }]
  })
}

/** The changes as a scenario. A figure that is tried holds on all dates, so each date of the model states it. */
function scenarioYaml(name: string, { model, program, manifest }: Pricing, changes: Figures): string {
  const hash = hashOf(manifest, model.name)
  const parameters = program.figures.filter((one) => !one.name.includes('.') && changes[one.name] !== undefined)
  const tables = program.tables.filter((one) => tableChanges(one.name, changes).length > 0)
  const indicators = new Set(
    program.figures
      .filter((one) => one.name.includes('.') && changes[one.name] !== undefined)
      .map(({ name: of }) => of.split('.')[0] ?? ''),
  )
  const lines = [
    'format: 1',
    `scenario: ${name}`,
    `extends: { model: ${model.name}${hash === undefined ? '' : `, hash: ${hash}`} }`,
    'status: illustrative',
    `label: { sv: ${labelText(model.label.sv, 'ändrad')}, en: ${labelText(model.label.en, 'changed')} }`,
    'sources:',
    '  tried: { title: Tried in a comparison }',
    'changes:',
    ...section(
      'parameters',
      parameters.flatMap((one) => parameterLines(one, changes)),
    ),
    ...section(
      'tables',
      tables.flatMap((one) => tableLines(one, changes)),
    ),
    ...section(
      'indicators',
      [...indicators].flatMap((one) => indicatorLines(one, program, changes)),
    ),
  ]
  return `${lines.join('\n')}\n`
}

function section(name: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`  ${name}:`, ...lines]
}

function parameterLines({ name, values }: Program['figures'][number], changes: Figures): readonly string[] {
  const value = changes[name]
  return [
    `    ${name}:`,
    '      values:',
    ...values.map(({ from }) => `        ${from}: { value: ${value}, source: tried figure, basis: estimated }`),
  ]
}

/** An indicator's limits of a date are stated together, the unchanged ones as they are. */
function indicatorLines(indicator: string, { figures }: Program, changes: Figures): readonly string[] {
  const limits = figures.filter(({ name }) => name.startsWith(`${indicator}.`))
  const dates = [...new Set(limits.flatMap(({ values }) => values.map(({ from }) => from)))].toSorted()
  return [
    `    ${indicator}:`,
    '      limits:',
    ...dates.map((date) => {
      const written = limits.flatMap(({ name, values }) => {
        const value = changes[name] ?? values.find(({ from }) => from === date)?.value
        return value === undefined || value === null ? [] : [`${name.slice(indicator.length + 1)}: ${value}`]
      })
      return `        ${date}: { ${written.join(', ')}, source: tried figure, basis: estimated }`
    }),
  ]
}

function tableChanges(table: string, changes: Figures): readonly string[] {
  return Object.keys(changes).filter((name) => name === table || name.startsWith(`${table}[`))
}

function tableLines({ name, values }: Program['tables'][number], changes: Figures): readonly string[] {
  return [
    `    ${name}:`,
    '      values:',
    ...values.flatMap(({ from, rows }) => {
      if (!rows) return []
      const changed = rows.map((row, place) => ({
        ...row,
        value: changes[`${name}[${place}]`] ?? changes[name] ?? row.value,
      }))
      return [
        `        ${from}:`,
        '          source: tried figure',
        '          basis: estimated',
        '          rows:',
        ...rowLines(changed, 0, '            '),
      ]
    }),
  ]
}

/** Keys within keys. Rows come in the order of their keys, so those of one outer key stand together. */
function rowLines(rows: Rows, depth: number, indent: string): readonly string[] {
  const column = rows.map(({ keys }) => keys[depth])
  const lines: string[] = []
  for (let place = 0; place < rows.length; ) {
    const key = JSON.stringify(column[place])
    let end = place
    while (end < rows.length && JSON.stringify(column[end]) === key) end += 1
    const own = rows.slice(place, end)
    const [first] = own
    const written = `${indent}${keyText(column[place], column)}:`
    if (first && first.keys.length === depth + 1) lines.push(`${written} ${first.value}`)
    else lines.push(written, ...rowLines(own, depth + 1, `${indent}  `))
    place = end
  }
  return lines
}

/** A label has room for 40 characters. */
function labelText(label: string, word: string): string {
  const room = 38 - word.length
  return JSON.stringify(`${label.length > room ? `${label.slice(0, room - 1).trimEnd()}…` : label}, ${word}`)
}

type Key = Rows[number]['keys'][number] | undefined

/**
 * A key as a document writes it. Bands are written by where they begin, with a decimal point, which reads the same for
 * whole numbers; only a last band that has an end is written with both.
 */
function keyText(key: Key, column: readonly Key[]): string {
  if (!key) return '""'
  if (key.type === 'word') return JSON.stringify(key.word)
  if (key.type === 'boolean') return String(key.value)
  const bands = column.flatMap((one) => (one?.type === 'band' ? [one] : []))
  const isOpen = bands.some(({ to }) => to === undefined)
  if (isOpen) return Number.isInteger(key.from) ? `${key.from}.0` : String(key.from)
  return key.to === undefined || key.to - 1 === key.from ? String(key.from) : `${key.from}-${key.to - 1}`
}

/** The hash of a model's text, from the manifest that came with its figures. */
function hashOf(manifest: Readonly<Record<string, unknown>>, model: string): string | undefined {
  const models: unknown = manifest['models']
  if (!Array.isArray(models)) return undefined
  const own = models.find((one: unknown): one is { name: string; hash: string } => {
    const record = one as { name?: unknown; hash?: unknown } | null
    return record?.name === model && typeof record.hash === 'string'
  })
  return own?.hash
}
