import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource } from './architecture/readSource.ts'
import { readSources } from './architecture/readSources.ts'
import { offendingImports, offendingOrder, offendingReach, offendingUses } from './architecture/rules.ts'
import type { Sources } from './architecture/Source.ts'

const DOORS = /^(type )?models\/((payout|analysis\/(balance|compare|uncertainty))\/)?index\.ts$/
const CONTRACT = /^type server\/contract\//

/**
 * What each room may import: its own files, the doors of another, packages. A line here is an architectural decision;
 * changing it needs an entry in DECISIONS.md. `type ` stands before an import of types alone.
 */
const MAY_IMPORT: Record<string, readonly RegExp[]> = {
  models: [/^(type )?models\//, /^(type )?(mathjs\/number|simple-statistics|yaml|zod)$/],
  server: [
    /^(type )?server\//,
    DOORS,
    /^(type )?node:/,
    /^(type )?(express|helmet|simple-statistics|yaml|zod|fflate|kysely(\/migration)?|pg-boss|zod-openapi|(read|write)-excel-file\/node|yauzl|@duckdb\/node-api|pg|ml-regression-multivariate-linear)$/,
  ],
  client: [
    /^(type )?client\//,
    DOORS,
    CONTRACT,
    /^(type )?(react|react-dom|recharts|wouter|fflate|diff|simple-statistics|@mantine\/(core|hooks)|@tanstack\/react-(query|virtual))(\/|$)/,
  ],
}

/** Which other folders of `models` a folder may import; `type ` allows types alone. Nothing goes the other way. */
const FOLDER_MAY_IMPORT: Record<string, readonly string[]> = {
  date: [],
  vocabulary: ['date'],
  population: ['date', 'vocabulary'],
  parameter: ['date', 'vocabulary'],
  table: ['date', 'vocabulary', 'parameter'],
  formula: ['date', 'vocabulary', 'parameter', 'table'],
  document: ['date', 'vocabulary', 'parameter', 'table', 'formula'],
  plan: ['date', 'vocabulary', 'parameter', 'table', 'formula', 'document'],
  payout: ['date', 'vocabulary', 'parameter', 'table', 'formula', 'document', 'type plan'],
  analysis: ['date', 'vocabulary', 'parameter', 'table', 'formula', 'document', 'plan', 'payout', 'population'],
}

/** The one folder of `models` that may use zod. */
const ZOD = { folder: 'models/document/', name: /^(type )?zod$/ }

const sources = readSources(join(import.meta.dirname, '..'), ['models', 'server', 'client', 'test'])

describe('the rooms', () => {
  it.each(Object.keys(MAY_IMPORT))('%s imports only what it may', (room) => {
    expect(offendingImports(sources, room, MAY_IMPORT[room] ?? [])).toEqual([])
  })

  it('models uses zod in document alone', () => {
    expect(zodOutsideDocument(sources)).toEqual([])
  })

  it('nobody imports the client but its own tests', () => {
    expect(importsOfClient(sources)).toEqual([])
  })
})

describe('models', () => {
  it('keeps the order of its folders', () => {
    expect(offendingOrder(sources, FOLDER_MAY_IMPORT)).toEqual([])
  })

  it('has no clock, no chance and no network', () => {
    expect(offendingUses(sources, 'models')).toEqual([])
  })

  it.each(['payout', 'analysis/balance', 'analysis/compare'])(
    '%s runs in a browser without parser or mathjs',
    (door) => {
      expect(offendingReach(sources, `models/${door}/index.ts`, /^(yaml|mathjs|zod)/)).toEqual([])
    },
  )
})

describe('the oracle', () => {
  it('shares nothing with what it judges', () => {
    expect(oracleOffences(sources)).toEqual([])
  })
})

describe('these rules', () => {
  it.each([
    {
      rule: 'a room imports what it may not',
      files: { 'models/date/Period.ts': `import { readFileSync } from 'node:fs'` },
      found: (planted: Sources) => offendingImports(planted, 'models', MAY_IMPORT['models'] ?? []),
      offence: 'models/date/Period.ts → node:fs',
    },
    {
      rule: 'a room passes by the door of another',
      files: { 'server/dataset/check.ts': `const x = await import('../../models/date/Period.ts')` },
      found: (planted: Sources) => offendingImports(planted, 'server', MAY_IMPORT['server'] ?? []),
      offence: 'server/dataset/check.ts → models/date/Period.ts',
    },
    {
      rule: 'the client takes more than types from the contract',
      files: { 'client/api/call.ts': `import { type Run } from '../../server/contract/run.ts'` },
      found: (planted: Sources) => offendingImports(planted, 'client', MAY_IMPORT['client'] ?? []),
      offence: 'client/api/call.ts → server/contract/run.ts',
    },
    {
      rule: 'an earlier folder imports a later one',
      files: { 'models/date/Period.ts': `export type { Plan } from '../plan/Plan.ts'` },
      found: (planted: Sources) => offendingOrder(planted, FOLDER_MAY_IMPORT),
      offence: 'models/date/Period.ts → type models/plan/Plan.ts',
    },
    {
      rule: 'payout takes more than types from plan',
      files: {
        'models/payout/price.ts': `import type { Plan } from '../plan/Plan.ts'\nimport { plan } from '../plan/plan.ts'`,
      },
      found: (planted: Sources) => offendingOrder(planted, FOLDER_MAY_IMPORT),
      offence: 'models/payout/price.ts → models/plan/plan.ts',
    },
    {
      rule: 'a folder that the table does not know',
      files: { 'models/helpers/round.ts': `import { Period } from '../date/Period.ts'` },
      found: (planted: Sources) => offendingOrder(planted, FOLDER_MAY_IMPORT),
      offence: 'models/helpers/round.ts → models/date/Period.ts',
    },
    {
      rule: 'zod outside document',
      files: { 'models/plan/Plan.ts': `import * as z from 'zod'` },
      found: zodOutsideDocument,
      offence: 'models/plan/Plan.ts → zod',
    },
    {
      rule: 'the clock in models',
      files: { 'models/plan/plan.ts': `export const now = () => Date.now()` },
      found: (planted: Sources) => offendingUses(planted, 'models'),
      offence: 'models/plan/plan.ts uses Date.now',
    },
    {
      rule: 'today in models',
      files: { 'models/plan/plan.ts': `export const today = new Date()` },
      found: (planted: Sources) => offendingUses(planted, 'models'),
      offence: 'models/plan/plan.ts uses new Date()',
    },
    {
      rule: 'chance in models',
      files: { 'models/plan/plan.ts': `const { x } = { x: Math.random }` },
      found: (planted: Sources) => offendingUses(planted, 'models'),
      offence: 'models/plan/plan.ts uses Math.random',
    },
    {
      rule: 'the network in models',
      files: { 'models/plan/plan.ts': `export const get = (url: string) => fetch(url)` },
      found: (planted: Sources) => offendingUses(planted, 'models'),
      offence: 'models/plan/plan.ts uses fetch',
    },
    {
      rule: 'the parser behind two files of payout',
      files: {
        'models/payout/index.ts': `export * from './price.ts'`,
        'models/payout/price.ts': `import { parse } from '../formula/parse.ts'`,
        'models/formula/parse.ts': `import { parse } from 'mathjs/number'`,
      },
      found: (planted: Sources) => offendingReach(planted, 'models/payout/index.ts', /^(yaml|mathjs|zod)/),
      offence: 'models/payout/index.ts → models/payout/price.ts → models/formula/parse.ts → mathjs/number',
    },
    {
      rule: 'the oracle reaches payout by a door',
      files: {
        'test/oracle/pay.ts': `import { read } from '../../models/index.ts'`,
        'models/index.ts': `export * from './payout/price.ts'`,
      },
      found: oracleOffences,
      offence: 'test/oracle/pay.ts → models/index.ts → models/payout/price.ts',
    },
    {
      rule: 'the oracle knows a type of plan',
      files: { 'test/oracle/pay.ts': `type Plan = import('../../models/plan/Plan.ts').Plan` },
      found: oracleOffences,
      offence: 'test/oracle/pay.ts → type models/plan/Plan.ts',
    },
    {
      rule: 'the server imports the client',
      files: { 'server/main.ts': `import '../client/main.tsx'` },
      found: importsOfClient,
      offence: 'server/main.ts → client/main.tsx',
    },
  ])('name the offence: $rule', ({ files, found, offence }) => {
    const planted = new Map(Object.entries(files).map(([path, text]) => [path, readSource(path, text)]))
    expect(found(planted)).toEqual([offence])
  })

  it('let a property pass that is only called like an impure function', () => {
    const text = `export const x = { fetch: 1, process: 2 }\nexport const y = x.fetch + new Date(0).getTime()`
    expect(readSource('models/plan/plan.ts', text).impurities).toEqual([])
  })
})

function zodOutsideDocument(all: Sources): string[] {
  const elsewhere = new Map([...all].filter(([file]) => !file.startsWith(ZOD.folder)))
  return offendingImports(elsewhere, 'models', [/^(?!(type )?zod$)/])
}

function importsOfClient(all: Sources): string[] {
  const others = new Map([...all].filter(([file]) => !/^(client|test\/(client|browser))\//.test(file)))
  const rooms = new Set([...others.keys()].map((file) => file.slice(0, file.indexOf('/'))))
  return [...rooms].flatMap((room) => offendingImports(others, room, [/^(?!(type )?client\/)/]))
}

/** The oracle is its modules; its tests compare it with the payouts and must import both. */
function oracleOffences(all: Sources): string[] {
  const judged = /^models\/(plan|payout)\//
  const modules = [...all].filter(([file]) => file.startsWith('test/oracle/') && !file.endsWith('.test.ts'))
  const ofTypes = offendingImports(new Map(modules), 'test/oracle', [/^(?!type models\/(plan|payout)\/)/])
  return [...ofTypes, ...modules.flatMap(([file]) => offendingReach(all, file, judged))]
}
