import { spawn } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Note } from '../../../server/reconcile/Note.ts'
import { noteFile } from '../../../server/reconcile/noteFile.ts'
import { effort } from '../../effort.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'
import { VISIT_RULE, visitData } from './visitRule.ts'

const note = (residual: string, words: string, ore = -5): Note => ({
  format: 1,
  model: 'rule',
  residual,
  class: 'rule',
  note: words,
  author: 'Anna',
  at: '2026-11-22T12:00:00.000Z',
  ore,
})

describe('notes', () => {
  it('count by the last of each residual, and lose none', async () => {
    const file = join(temporaryFolder(), 'notes', 'reconcile.jsonl')
    const store = noteFile(file)
    expect([...(await store.read('rule')).last]).toEqual([])
    for (const one of [note('a/x/2017', 'first'), note('b/x/2017', 'other'), note('a/x/2017', 'second')])
      await store.add(one)
    const { last, warnings } = await store.read('rule')
    expect([...last.values()].map((one) => one.note)).toEqual(['second', 'other'])
    expect(warnings).toEqual([])
    expect(readFileSync(file, 'utf8').split('\n').filter(Boolean)).toHaveLength(3)
    expect([...(await store.read('another rule')).last]).toEqual([])
  })

  it('pass over a line that was not finished with a word, and end it before the next', async () => {
    const file = join(temporaryFolder(), 'reconcile.jsonl')
    const store = noteFile(file)
    await store.add(note('a/x/2017', 'whole'))
    appendFileSync(file, '{"format":1,"model":"rule","resid')
    expect((await store.read('rule')).warnings).toEqual([`\`${file}\`, line 2, is no whole note and is passed over.`])
    await store.add(note('b/x/2017', 'after'))
    const { last, warnings } = await store.read('rule')
    expect([...last.keys()]).toEqual(['a/x/2017', 'b/x/2017'])
    expect(warnings).toHaveLength(1)
  })

  it('that were kept are there after the process is killed', { timeout: 60_000 }, async () => {
    const file = join(temporaryFolder(), 'notes', 'reconcile.jsonl')
    let kept = 0
    for (let round = 0; round < effort(4, 40); round += 1) {
      kept = Math.max(kept, await recordUntilKilled(file, kept + 1, 20 + 13 * round))
      const { last } = await noteFile(file).read('rule')
      for (let ore = 1; ore <= kept; ore += 1) expect(last.get(`clinic/visits/${ore}`)?.note.length).toBe(ore % 3000)
    }
    expect(kept).toBeGreaterThan(20)
    expect(existsSync(file)).toBe(true)
  })
})

describe('notes of a dataset that is imported again', () => {
  it('are spoken of before the old folder is taken away, and are found where they are moved to', async () => {
    const rule = join(folderOf({ 'rule.yaml': VISIT_RULE }), 'rule.yaml')
    const paid = ['A,visit_payment,2026-03,15,']
    const delivered = folderOf(visitData({ A: 2, B: 3, C: 2 }, paid))
    const [old, fresh] = [join(temporaryFolder(), 'region'), join(temporaryFolder(), 'region')]
    await runCommand('import', delivered, '--out', old)
    expect((await runCommand('import', delivered, '--out', old)).err).not.toContain('notes')

    const asked = ['reconcile', rule, '--period', '2026-03', '--json', '--data']
    const key = 'A/visit_payment/2026-03' // paid 15, two visits of 10
    await runCommand(...asked, old, '--residual', key, '--class', 'rule', '--note', 'A discount.')
    const { err } = await runCommand('import', delivered, '--out', old)
    expect(err).toContain('Its `notes` are what was said of residuals: move them into the new folder.')

    await runCommand('import', folderOf(visitData({ A: 3, B: 3, C: 2 }, paid)), '--out', fresh)
    renameSync(join(old, 'notes'), join(fresh, 'notes'))
    const { residuals } = JSON.parse((await runCommand(...asked, fresh)).out) as {
      readonly residuals: readonly { readonly key: string; readonly note: object | null }[]
    }
    // Now three visits of 10 are computed: 15 − 30, and it was 15 − 20.
    expect(residuals.find((one) => one.key === key)).toMatchObject({
      residual: -15,
      note: { note: 'A discount.', residualThen: -5, hasChanged: true },
    })
  })
})

/** Starts the process that keeps notes, kills it after some time, and gives the last number that it said. */
function recordUntilKilled(file: string, first: number, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'recordNotes.ts'), file, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (data: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), milliseconds)
      said += data.toString()
    })
    child.on('error', reject)
    child.on('close', () => resolve(Number(said.trimEnd().split('\n').at(-1))))
  })
}
