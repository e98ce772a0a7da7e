import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

// Bundles the command, the server and the page into `dist`, and imports the demonstration region. `npm ci` runs this through `prepare`: an unbundled
// `import 'mathjs'` alone costs a command half a second. `--if-stale` leaves alone what has not changed since, and a
// part that is named (`node build.ts client`) is built alone.

interface Part {
  readonly name: string
  readonly entry: string
  readonly result: string
  /** What it is made from, beside the packages and this file. */
  readonly sources: readonly string[]
  readonly bundle: () => Promise<unknown>
}

// Also where a test runner has said otherwise: React's development build is three times as large, and slow.
process.env['NODE_ENV'] = 'production'

const root = import.meta.dirname
const parts: readonly Part[] = [
  program('kapitera', 'server/command/main.ts'),
  program('server', 'server/main.ts'),
  program('importer', 'server/upload/importer.ts'),
  program('worker', 'server/job/worker.ts'),
  {
    name: 'client',
    entry: 'client/index.html',
    result: 'dist/client/index.html',
    sources: ['client/**/*', 'models/**/*', 'server/contract/*'],
    bundle: () => build({ root: join(root, 'client'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' }),
  },
  {
    name: 'demonstration',
    entry: 'server/dataset/demonstration/datapackage.json',
    result: 'dist/demonstration/datapackage.json',
    sources: ['models/**/*', 'server/**/*'],
    bundle: importDemonstration,
  },
]

const words = process.argv.slice(2)
const named = words.filter((word) => !word.startsWith('--'))
for (const part of parts) {
  const isWanted = named.length === 0 || named.includes(part.name)
  if (isWanted && !(words.includes('--if-stale') && isFresh(part))) await make(part)
}

/** One part that cannot be built leaves the others usable, and the whole failed. */
async function make({ name, entry, bundle }: Part): Promise<void> {
  if (!existsSync(join(root, entry))) return console.warn(`${name} is left out of dist: there is no ${entry} yet.`)
  try {
    await bundle()
  } catch (error) {
    process.exitCode = 1
    console.error(`${name} is not built: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function program(name: string, entry: string): Part {
  return {
    name,
    entry,
    result: `dist/${name}.js`,
    sources: ['models/**/*', 'server/**/*'],
    bundle: () => bundleProgram(name, entry),
  }
}

async function bundleProgram(name: string, entry: string): Promise<void> {
  rmSync(join(root, 'dist', 'chunk', name), { recursive: true, force: true })
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    // A package with a native addon stays outside: it finds its binary beside itself.
    ssr: { noExternal: true, external: ['@duckdb/node-api'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: 'dist',
      emptyOutDir: false,
      copyPublicDir: false,
      sourcemap: true,
      rolldownOptions: {
        input: { [name]: join(root, entry) },
        output: { entryFileNames: '[name].js', chunkFileNames: `chunk/${name}/[name]-[hash].js` },
      },
    },
  })
}

/** What has the same files stays where it is, for a server may have it open. */
async function importDemonstration(): Promise<void> {
  const { importDataset } = await import('./server/dataset/importDataset.ts')
  const [folder, made] = [join(root, 'dist', 'demonstration'), join(root, 'dist', 'demonstration.new')]
  rmSync(made, { recursive: true, force: true })
  await importDataset(join(root, 'server', 'dataset', 'demonstration'), made, { today: 20261231 })
  const descriptor = (of: string): string => join(of, 'datapackage.json')
  const isSame =
    existsSync(descriptor(folder)) && readFileSync(descriptor(folder)).equals(readFileSync(descriptor(made)))
  const now = new Date()
  if (isSame) utimesSync(descriptor(folder), now, now)
  rmSync(isSame ? made : folder, { recursive: true, force: true })
  if (!isSame) renameSync(made, folder)
}

function isFresh({ result, sources }: Part): boolean {
  if (!existsSync(join(root, result))) return false
  const files = globSync([...sources, '*.ts', 'package-lock.json'], { cwd: root })
  return Math.max(...files.map(changed)) < changed(result)
}

function changed(path: string): number {
  return statSync(join(root, path)).mtimeMs
}
