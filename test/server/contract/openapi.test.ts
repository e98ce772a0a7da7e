import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callsAbout } from '../../../server/contract/about/callsAbout.ts'
import { contract } from '../../../server/contract/contract.ts'
import { openapiDocument } from '../../../server/contract/openapi/openapiDocument.ts'
import { openFolderOfTest } from './openFolderOfTest.ts'
import { routesOf } from './routesOf.ts'
import { startWhole, type Whole } from './startWhole.ts'

const PUBLISHED = join(import.meta.dirname, '..', '..', '..', 'docs', 'reference', 'openapi.json')
const document: unknown = JSON.parse(JSON.stringify(openapiDocument()))
const { folder, remove } = openFolderOfTest()
let whole: Whole

beforeAll(async () => {
  whole = await startWhole(folder)
})
afterAll(async () => {
  await whole.close()
  remove()
})

describe('the contract', () => {
  it('has every route of the server, and the server every call of the contract', () => {
    expect(routesOf(whole.app).toSorted()).toEqual(Object.keys(contract).toSorted())
  })

  it('describes the body of each call that reads one', () => {
    const { paths } = document as { paths: Record<string, Record<string, { requestBody?: unknown }>> }
    const without = Object.entries(callsAbout).flatMap(([endpoint, { examples }]) => {
      const [method = '', path = ''] = endpoint.split(' ')
      if (method === 'GET' || method === 'DELETE') return []
      const isSent = examples.some(({ request }) =>
        Object.keys(request ?? {}).some((key) => !path.includes(`{${key}}`)),
      )
      return isSent && paths[path]?.[method.toLowerCase()]?.requestBody === undefined ? [endpoint] : []
    })
    expect(without).toEqual([])
    expect(paths['/api/jobs']?.['post']).toMatchObject({
      requestBody: { content: { 'application/json': { schema: { oneOf: [{}, {}, {}] } } } },
    })
  })

  it('is OpenAPI 3.1 by the schema that the OpenAPI Initiative publishes', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    const fits = ajv.compile(publishedSchema())
    expect(fits(document), JSON.stringify(fits.errors?.slice(0, 3))).toBe(true)
    // The schema would see one that is broken.
    expect(fits({ ...(document as object), paths: { '/a': { get: { responses: { ok: 1 } } } } })).toBe(false)
  })

  it('describes each request and answer by a schema that can be compiled', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema(document as object, 'openapi')
    const schemas = placesOfSchemas(document)
    expect(schemas.length).toBeGreaterThan(100)
    for (const place of schemas) expect(() => ajv.compile({ $ref: `openapi#${place}` }), place).not.toThrow()
  })

  it('is checked in as docs/reference/openapi.json as it is served', async () => {
    const served: unknown = await (await fetch(`${whole.address}/api/openapi.json`)).json()
    expect(served).toEqual(document)
    if (process.env['UPDATE_OPENAPI'] === '1') writeFileSync(PUBLISHED, `${JSON.stringify(document, null, 2)}\n`)
    expect(JSON.parse(readFileSync(PUBLISHED, 'utf8')), 'Write it anew with UPDATE_OPENAPI=1.').toEqual(document)
  })
})

/** Schemas inside are judged by the next test: ajv takes the `$dynamicRef` by which they would be for the whole document. */
function publishedSchema(): object {
  const text = readFileSync(join(import.meta.dirname, 'openapi-3.1.schema.json'), 'utf8')
  return JSON.parse(text.replaceAll('"$dynamicRef": "#meta"', '"$ref": "#/$defs/schema"')) as object
}

/** Where `schema` stands, as JSON pointers. */
function placesOfSchemas(value: unknown, place = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = `${place}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`
    return key === 'schema' ? [here] : placesOfSchemas(inner, here)
  })
}
