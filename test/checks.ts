import { spawn } from 'node:child_process'
import { join } from 'node:path'

// `npm run check`: format, lint and types, side by side. All run, whatever the others say, and any that fails fails the whole.

const bin = join(import.meta.dirname, '..', 'node_modules', '.bin')

const checks = [
  { name: 'format', command: ['biome', 'format', '.'], mend: 'npm run format' },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], mend: 'npm run lint' },
  { name: 'types', command: ['tsc', '-p', '.'], mend: 'npm run typecheck' },
] as const

const ran = await Promise.all(checks.map(async (check) => ({ ...check, ...(await run(check.command)) })))
for (const { name, said } of ran) console.info(`\n── ${name}\n${said.trimEnd()}`)

const failed = ran.filter(({ isFine }) => !isFine)
for (const { name, mend } of failed) console.error(`The check '${name}' failed. Alone: ${mend}`)
process.exitCode = failed.length > 0 ? 1 : 0

interface Ran {
  readonly isFine: boolean
  /** What it printed. */
  readonly said: string
}

function run([program = '', ...words]: readonly string[]): Promise<Ran> {
  const isWindows = process.platform === 'win32'
  const file = join(bin, isWindows ? `${program}.cmd` : program)
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, { stdio: ['ignore', 'pipe', 'pipe'], shell: isWindows })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ isFine: code === 0, said }))
  })
}
