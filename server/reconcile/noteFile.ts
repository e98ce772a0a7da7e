import { existsSync } from 'node:fs'
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type KeptNotes, Note, type NoteStore } from './Note.ts'

/**
 * Notes in a file of lines, one note a line, to which lines are only ever added. A line that a killed process left
 * unfinished is passed over with a word, and ended before the next is written.
 */
export function noteFile(file: string): NoteStore {
  return {
    read: async (model) => {
      if (!existsSync(file)) return { last: new Map(), warnings: [] }
      return notesIn(await readFile(file, 'utf8'), file, model)
    },
    add: async (note) => {
      const isNew = !existsSync(file)
      if (isNew) await mkdir(dirname(file), { recursive: true })
      const handle = await open(file, 'a+')
      try {
        const line = `${JSON.stringify(Note.parse(note))}\n`
        await handle.appendFile((await endsInLine(handle)) ? line : `\n${line}`)
        await handle.sync()
      } finally {
        await handle.close()
      }
      if (isNew) await syncFolder(dirname(file))
    },
  }
}

function notesIn(text: string, file: string, model: string): KeptNotes {
  const last = new Map<string, Note>()
  const warnings: string[] = []
  for (const [place, line] of text.split('\n').entries()) {
    if (line === '') continue
    const note = noteIn(line)
    if (!note) warnings.push(`\`${file}\`, line ${place + 1}, is no whole note and is passed over.`)
    else if (note.model === model) last.set(note.residual, note)
  }
  return { last, warnings }
}

function noteIn(line: string): Note | undefined {
  try {
    return Note.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

async function endsInLine(handle: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await handle.stat()
  if (size === 0) return true
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer.toString() === '\n'
}

/** The name of a new file is kept by its folder, which has to reach the disk as well. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return // a folder cannot be opened there
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
