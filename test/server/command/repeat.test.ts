import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { folderOf } from '../dataset/folderOf.ts'
import { SMALL_DATA, smallModel, writeDocuments } from '../run/smallModel.ts'
import { runCommand } from './runCommand.ts'

/** Imported once: every run and repetition opens it. */
const data = join(mkdtempSync(join(tmpdir(), 'kapitera-repeat-')), 'small')
beforeAll(async () => {
  const source = mkdtempSync(join(dirname(data), 'rows-'))
  for (const [name, text] of Object.entries(SMALL_DATA)) writeFileSync(join(source, name), text)
  await importDataset(source, data, { today: 20261122 })
})
afterAll(() => rmSync(dirname(data), { recursive: true, force: true }))

/** Pays the small region by an assignment, and keeps the result. */
async function keptRun() {
  const assignment = writeDocuments(folderOf({}))
  const file = join(folderOf({}), 'paid.json')
  const words = ['--assign', assignment, '--data', data, '--period', '2026']
  expect(await runCommand('run', ...words, '--out', file)).toMatchObject({ code: 0 })
  return { assignment, file, words }
}

const changedIn = (out: string): readonly string[] =>
  (JSON.parse(out) as readonly { readonly changed: readonly string[] }[]).flatMap(({ changed }) => changed)

describe('kapitera repeat', () => {
  it('says so when the assignment has changed, also by a manifest alone', async () => {
    const { assignment, file } = await keptRun()
    expect(await runCommand('repeat', file)).toMatchObject({ code: 0, out: 'pilots: the same bytes.\n' })
    writeDocuments(dirname(assignment), '2026-08-01')
    const [run] = JSON.parse(readFileSync(file, 'utf8')) as readonly [{ readonly manifest: unknown }]
    for (const kept of [[run], run.manifest]) {
      writeFileSync(file, JSON.stringify(kept))
      const { code, out } = await runCommand('repeat', file, '--json')
      expect([code, changedIn(out)]).toEqual([1, ['which clinics are on which model']])
    }
  })

  it('names models that were added and taken away', async () => {
    const { assignment, file } = await keptRun()
    writeFileSync(join(dirname(assignment), 'third.yaml'), smallModel('third', 3))
    writeFileSync(
      assignment,
      'format: 1\nassignment: pilots\nmodels:\n  - { model: first.yaml, clinics: [a] }\n  - { model: third.yaml, clinics: [b] }\n',
    )
    const { code, out } = await runCommand('repeat', file, '--json')
    expect(code).toBe(1)
    expect(changedIn(out)).toEqual(
      expect.arrayContaining([
        'the model `third`, which was not there',
        'the model `later`, which is no longer there',
        'which clinics are on which model',
      ]),
    )
  })

  it('says that nothing the amounts were made from has changed only when that is so', async () => {
    const { file } = await keptRun()
    const [run] = JSON.parse(readFileSync(file, 'utf8')) as readonly [Readonly<Record<string, unknown>>]
    writeFileSync(file, JSON.stringify([{ ...run, region: {} }]))
    expect(changedIn((await runCommand('repeat', file, '--json')).out)).toEqual([
      'the amounts, though nothing that they were made from',
    ])
    writeFileSync(file, JSON.stringify([{ ...run, warnings: [] }]))
    expect(changedIn((await runCommand('repeat', file, '--json')).out)).toEqual(['`warnings` of the result'])
  })

  it('tells a hash of the dataset that was taken in another form from rows that are counted otherwise', async () => {
    const { file } = await keptRun()
    const [run] = JSON.parse(readFileSync(file, 'utf8')) as readonly [
      { readonly manifest: { readonly dataset: object; readonly quantities: string } },
    ]
    const dataset = { ...run.manifest.dataset, hash: 'sha256-of-form-1' }
    const changed = async (manifest: object): Promise<readonly string[]> => {
      writeFileSync(file, JSON.stringify([{ ...run, manifest: { ...run.manifest, dataset, ...manifest } }]))
      return changedIn((await runCommand('repeat', file, '--json')).out)
    }
    expect(await changed({})).toEqual([expect.stringMatching(/^the hash of the dataset .* counted is the same/)])
    expect(await changed({ quantities: 'others' })).toEqual([
      expect.stringMatching(/^the dataset `[^`]+`$/),
      'what was counted',
    ])
  })

  it.each([[[]], [['--budget-neutral']]])('repeats a comparison, baseline and alternatives (%j)', async (more) => {
    const file = join(folderOf({}), 'compared.json')
    const words = ['chronic_care_pilot', 'fewer_kronor_per_visit', '--data', 'demonstration', '--period', '2026-03']
    expect(await runCommand('compare', ...words, ...more, '--out', file)).toMatchObject({ code: 0 })
    expect(await runCommand('repeat', file)).toMatchObject({
      code: 0,
      out: 'chronic_care_pilot: the same bytes.\nfewer_kronor_per_visit: the same bytes.\n',
    })
  })

  it('repeats a statement, and sees when a term of it is another', async () => {
    const { words } = await keptRun()
    const file = join(folderOf({}), 'explained.json')
    expect(await runCommand('explain', ...words, '--clinic', 'b', '--out', file)).toMatchObject({ code: 0 })
    expect(await runCommand('repeat', file)).toMatchObject({ code: 0, out: 'pilots: the same bytes.\n' })
    writeFileSync(file, readFileSync(file, 'utf8').replace('"quantity": 420', '"quantity": 421'))
    expect(await runCommand('repeat', file)).toMatchObject({ code: 1 })
  })
})
