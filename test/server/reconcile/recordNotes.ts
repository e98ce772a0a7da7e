import { noteFile } from '../../../server/reconcile/noteFile.ts'

// A process of its own that keeps notes until it is killed: it says each number once the note is kept.
const [file = '', first = '0'] = process.argv.slice(2)
const store = noteFile(file)
for (let ore = Number(first); ; ore += 1) {
  await store.add({
    format: 1,
    model: 'rule',
    residual: `clinic/visits/${ore}`,
    class: 'data',
    note: 'x'.repeat(ore % 3000),
    author: 'test',
    at: '2026-11-22T12:00:00.000Z',
    ore,
  })
  process.stdout.write(`${ore}\n`)
}
