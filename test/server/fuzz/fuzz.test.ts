import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openapiDocument } from '../../../server/contract/openapi/openapiDocument.ts'
import { effort, seed } from '../../effort.ts'
import { recordFigure } from '../../reliability/figures.ts'
import { openFolderOfTest } from '../contract/openFolderOfTest.ts'
import { type ExampleAnswer, sendExamples } from '../contract/sendExamples.ts'
import { startWhole, type Whole } from '../contract/startWhole.ts'
import type { Place, Schema } from './arbitraryOf.ts'
import { type Operation, operationsOf } from './Operation.ts'
import { requestsOf } from './requestsOf.ts'
import { type Answer, type Live, send } from './send.ts'

const REQUESTS = effort(300, 20_000)
const LONGEST = 2_000
const MOST_BYTES = 400e6

const document = JSON.parse(JSON.stringify(openapiDocument())) as Record<string, unknown>
const operations = operationsOf(document)
const ajv = new Ajv2020({ strict: false, validateFormats: false })
ajv.addSchema(document, 'openapi')

const { folder, remove } = openFolderOfTest()
const histogram = new Map<string, Map<number, number>>()
let whole: Whole
let examples: readonly ExampleAnswer[]

beforeAll(async () => {
  whole = await startWhole(folder)
  examples = (await sendExamples(whole.address)).answers
  for (const { endpoint, status } of examples) count(endpoint, status)
})
afterAll(async () => {
  await whole.close()
  remove()
})

describe('every example of the contract', () => {
  it('is answered as it says', () => {
    const wrong = examples.filter(({ status, expected }) => status !== expected)
    expect(wrong.map(({ endpoint, name, status, text }) => `${endpoint} ${name} ${status} ${text}`)).toEqual([])
  })

  it('is answered by what its schema describes', () => {
    const faults = examples.flatMap(({ endpoint, ...answer }) =>
      faultsIn(operationOf(endpoint), { ...answer, milliseconds: 0 }),
    )
    expect(faults).toEqual([])
  })
})

describe('every route', () => {
  it('stands so many requests, right and broken', async () => {
    const drawn = fc.sample(fc.oneof(...operations.map((one) => requestsOf(one, place()))), { numRuns: REQUESTS, seed })
    const live: Live = { ids: new Map(), versions: new Map() }
    const faults: string[] = []
    const [before, slowest] = [bytesInUse(), { milliseconds: 0, endpoint: '' }]
    let most = before
    for (const [number, one] of drawn.entries()) {
      const endpoint = `${one.operation.method} ${one.operation.path}`
      let answer = await send(whole.address, one, live)
      // Another process may have had the core; what is slow is slow again.
      if (answer.milliseconds > LONGEST) answer = await send(whole.address, one, live)
      count(endpoint, answer.status)
      if (answer.milliseconds > slowest.milliseconds)
        Object.assign(slowest, { endpoint, milliseconds: answer.milliseconds })
      for (const fault of faultsIn(one.operation, answer))
        faults.push(
          `${number}: ${fault}\n  ${JSON.stringify({ ...one, operation: endpoint }).slice(0, 600)}\n  ${whole.logged.at(-1)?.slice(0, 400)}`,
        )
      if (number % 500 === 499) most = Math.max(most, bytesInUse())
    }
    console.info(histogramText())
    console.info(
      `${REQUESTS} requests; slowest ${Math.round(slowest.milliseconds)} ms (${slowest.endpoint}); ${Math.round((most - before) / 1e6)} MB more in use at most.`,
    )
    expect(faults.slice(0, 20).join('\n')).toBe('')
    expect(most - before).toBeLessThan(MOST_BYTES)
    recordFigure(
      'fuzz',
      `${REQUESTS} requests, 0 answered by 5xx, 0 against their schema, the slowest in ${Math.round(slowest.milliseconds)} ms`,
    )
  })

  it('was reached behind its validation', () => {
    const never = operations
      .map(({ method, path }) => `${method} ${path}`)
      .filter((endpoint) => ![...(histogram.get(endpoint) ?? [])].some(([status]) => status >= 200 && status < 300))
    expect(never).toEqual([])
  })

  it('would be seen to fail', () => {
    const operation = operationOf('GET /api/datasets')
    const answer = { type: 'application/json', milliseconds: 1 }
    expect(faultsIn(operation, { ...answer, status: 500, text: '{}' })).not.toEqual([])
    expect(faultsIn(operation, { ...answer, status: 200, text: '[{"name":1}]' })).not.toEqual([])
    expect(faultsIn(operation, { ...answer, status: 404, text: 'Cannot GET' })).not.toEqual([])
    expect(faultsIn(operation, { ...answer, status: 200, text: '[]', milliseconds: LONGEST + 1 })).not.toEqual([])
    expect(faultsIn(operation, { ...answer, status: 200, text: '[]' })).toEqual([])
  })
})

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What is wrong with an answer, whatever was asked. */
function faultsIn(
  operation: Operation,
  { status, type, text, milliseconds }: Pick<Answer, 'status' | 'type' | 'text' | 'milliseconds'>,
): string[] {
  const endpoint = `${operation.method} ${operation.path}`
  const slow = milliseconds > LONGEST ? [`${endpoint} took ${Math.round(milliseconds)} ms`] : []
  if (status >= 500) return [...slow, `${endpoint} answered ${status}: ${text.slice(0, 300)}`]
  if (status === 304 || status === 206)
    return text === '' || status === 206 ? slow : [`${endpoint} answered 304 with a body`]
  const isProblem = status >= 400
  const at = isProblem ? operation.answers['default'] : operation.answers[String(status)]
  if (isProblem !== type.startsWith('application/problem+json'))
    return [...slow, `${endpoint} answered ${status} as ${type}`]
  if (at === undefined)
    return operation.statuses.includes(String(status))
      ? slow
      : [`${endpoint} answered ${status}, which it does not describe`]
  const fits = schemaAt(at)
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return [...slow, `${endpoint} answered ${status} with no JSON: ${text.slice(0, 100)}`]
  }
  return fits(content)
    ? slow
    : [...slow, `${endpoint} answered ${status} against its schema: ${JSON.stringify(fits.errors?.[0])}`]
}

function schemaAt(at: string): ValidateFunction {
  return ajv.getSchema(`openapi#${at}`) ?? ajv.compile({ $ref: `openapi#${at}` })
}

/** Words by the name that they have in some example. */
function place(): Place {
  const words = new Map<string, unknown[]>()
  const note = (name: string, value: unknown): void => {
    if (typeof value === 'string' && name !== 'name') words.set(name, [...(words.get(name) ?? []), value])
    if (Array.isArray(value)) for (const one of value as readonly unknown[]) note(name, one)
    else if (typeof value === 'object' && value !== null) for (const [key, one] of Object.entries(value)) note(key, one)
  }
  for (const { parameters, bodyExamples } of operations) {
    for (const { name, examples: told } of parameters) for (const value of Object.values(told)) note(name, value)
    for (const example of bodyExamples) note('', example)
  }
  return { words, components: (document['components'] as { schemas: Record<string, Schema> }).schemas }
}

function operationOf(endpoint: string): Operation {
  const found = operations.find(({ method, path }) => `${method} ${path}` === endpoint)
  if (!found) throw new Error(`The document has no ${endpoint}.`)
  return found
}

function count(endpoint: string, status: number): void {
  const statuses = histogram.get(endpoint) ?? new Map<number, number>()
  histogram.set(endpoint, statuses.set(status, (statuses.get(status) ?? 0) + 1))
}

function histogramText(): string {
  return [...histogram]
    .map(([endpoint, statuses]) => {
      const told = [...statuses].toSorted(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`)
      return `${endpoint.padEnd(45)} ${told.join('  ')}`
    })
    .join('\n')
}

/** Of this thread alone, once what nobody holds is gone: heap and what it holds outside. */
function bytesInUse(): number {
  collectGarbage()
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics()
  return heap + outside
}
