import { spawn } from 'node:child_process'
import { join } from 'node:path'

// `npm test`: every check runs, whatever the others say, and any that fails fails the whole. Words after
// `npm test --` go to vitest, so `npm test -- test/models` runs the tests of one folder after the other checks. Those before the
// tests run side by side, and each is printed when it has ended.

const bin = join(import.meta.dirname, '..', 'node_modules', '.bin')

const checks = [
  { name: 'format', command: ['biome', 'format', '.'], mend: 'npm run format' },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], mend: 'npm run lint' },
  { name: 'types', command: ['tsc', '-p', '.'], mend: 'npm run typecheck' },
  { name: 'tests', command: ['vitest', 'run', ...process.argv.slice(2)], mend: 'npx vitest run' },
]

const tests = checks.at(-1)
const before = await Promise.all(
  checks.slice(0, -1).map(async (check) => {
    const { isFine, said } = await run(check.command, 'kept')
    console.info(`\n── ${check.name}\n${said.trimEnd()}`)
    return { ...check, isFine }
  }),
)
console.info('\n── tests')
const last = tests ? [{ ...tests, isFine: (await run(tests.command, 'shown')).isFine }] : []

const failed = [...before, ...last].filter(({ isFine }) => !isFine)
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
