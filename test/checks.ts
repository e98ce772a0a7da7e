import { spawn } from 'node:child_process'
import { join } from 'node:path'

// `npm test`: every check runs, whatever the others say, and any that fails fails the whole. Words after
// `npm test --` go to vitest, so `npm test -- test/models` runs the tests of one folder beside the other checks. All run side by
// side, for the tests wait for browsers and databases; what the others print is printed after the tests.

const bin = join(import.meta.dirname, '..', 'node_modules', '.bin')

const checks = [
  { name: 'tests', command: ['vitest', 'run', ...process.argv.slice(2)], mend: 'npx vitest run', output: 'shown' },
  { name: 'format', command: ['biome', 'format', '.'], mend: 'npm run format', output: 'kept' },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], mend: 'npm run lint', output: 'kept' },
  { name: 'types', command: ['tsc', '-p', '.'], mend: 'npm run typecheck', output: 'kept' },
] as const

const ran = await Promise.all(checks.map(async (check) => ({ ...check, ...(await run(check.command, check.output)) })))
for (const { name, said, output } of ran) if (output === 'kept') console.info(`\n── ${name}\n${said.trimEnd()}`)

const failed = ran.filter(({ isFine }) => !isFine)
for (const { name, mend } of failed) console.error(`The check '${name}' failed. Alone: ${mend}`)
process.exitCode = failed.length > 0 ? 1 : 0

interface Ran {
  readonly isFine: boolean
  /** What it printed, where that was kept. */
  readonly said: string
}

function run([program = '', ...words]: readonly string[], output: 'kept' | 'shown'): Promise<Ran> {
  const isWindows = process.platform === 'win32'
  const file = join(bin, isWindows ? `${program}.cmd` : program)
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, {
      stdio: output === 'shown' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: isWindows,
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ isFine: code === 0, said }))
  })
}
