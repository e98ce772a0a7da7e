import module from 'node:module'
import { basename, join } from 'node:path'
import { boundYoung } from '../boundHeap.ts'

// The `kapitera` command: what it touches outside is named here, and nowhere else.

// What was compiled once is kept beside the bundle, for every part that is loaded from here on. Where that may not be written, it is compiled anew.
if (basename(import.meta.dirname) === 'dist') module.enableCompileCache(join(import.meta.dirname, 'compiled'))
// A server does so itself, when it has loaded more.
if (process.argv[2] !== 'serve') boundYoung()
const [{ runProgram }, { tellFailure }] = await Promise.all([import('./runProgram.ts'), import('./tellFailure.ts')])

const now = new Date()
const world = {
  out: (text: string) => {
    process.stdout.write(text)
  },
  err: (text: string) => {
    process.stderr.write(text)
  },
  outIsTerminal: process.stdout.isTTY,
  errIsTerminal: process.stderr.isTTY,
  today: now.getFullYear() * 10_000 + (now.getMonth() + 1) * 100 + now.getDate(),
  clock: () => performance.now(),
}

// A reader that has seen enough, such as `head`, closes its end; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 3)
})
process.on('uncaughtException', (error) => {
  process.exit(tellFailure(error, world))
})

process.exitCode = await runProgram(process.argv.slice(2), world)
