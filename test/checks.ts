import { spawn } from 'node:child_process'
import { join } from 'node:path'

// `npm test`: every check runs, whatever the others say, and any that fails fails the whole. Words after
// `npm test --` go to vitest, so `npm test -- test/models` runs the tests of one folder after the other checks.

const bin = join(import.meta.dirname, '..', 'node_modules', '.bin')

const checks = [
  { name: 'format', command: ['biome', 'format', '.'], mend: 'npm run format' },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], mend: 'npm run lint' },
  { name: 'types', command: ['tsc', '-p', '.'], mend: 'npm run typecheck' },
  { name: 'tests', command: ['vitest', 'run', ...process.argv.slice(2)], mend: 'npx vitest run' },
]

const failed: typeof checks = []
for (const check of checks) {
  console.info(`\n── ${check.name}`)
  if (!(await succeeds(check.command))) failed.push(check)
}

for (const { name, mend } of failed) console.error(`The check '${name}' failed. Alone: ${mend}`)
process.exitCode = failed.length > 0 ? 1 : 0

function succeeds([program = '', ...words]: readonly string[]): Promise<boolean> {
  const isWindows = process.platform === 'win32'
  const file = join(bin, isWindows ? `${program}.cmd` : program)
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, { stdio: 'inherit', shell: isWindows })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code === 0))
  })
}
