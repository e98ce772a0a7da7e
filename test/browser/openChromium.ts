import chromium, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium as playwright } from 'playwright-core'

const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache')
const unpacked = join(cache, 'chromium')
const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', '..', 'bin')

/** Its own command-line flags are for a machine without processes of its own; these four are what a test needs. */
const FLAGS = ['--headless=shell', '--no-sandbox', '--disable-gpu', '--font-render-hinting=none']

/**
 * A real Chromium that came with `npm ci`, so that no browser is downloaded. KAPITERA_CHROMIUM names another, which
 * macOS and Windows need.
 */
export async function openChromium(): Promise<Browser> {
  const executablePath = process.env['KAPITERA_CHROMIUM'] ?? (await unpackOnce())
  if (process.platform === 'linux') provideLibraries(executablePath)
  return playwright.launch({ executablePath, args: FLAGS, headless: true })
}

/**
 * Unpacked to a folder of its own and renamed whole: another process never meets half a browser. It is done before any test, for
 * while it lasts the temporary folder of this process is another.
 */
export async function unpackOnce(): Promise<string> {
  const binary = join(unpacked, 'chromium')
  if (existsSync(binary)) return binary

  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'unpacking-'))
  await within(folder, async () => {
    await chromium.executablePath(packed)
    await inflate(join(packed, 'al2023.tar.br'))
  })
  try {
    renameSync(folder, unpacked)
  } catch (error) {
    if (!existsSync(binary)) throw error // otherwise another process was first
    rmSync(folder, { recursive: true, force: true })
  }
  return binary
}

/** The package unpacks to the folder for temporary files; no option says otherwise. */
async function within(folder: string, action: () => Promise<void>): Promise<void> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    await action()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** A bare machine lacks NSS and fonts, which the package brings; where the machine has them, its own are used. */
function provideLibraries(binary: string): void {
  process.env['HOME'] ??= homedir()
  const { stdout } = spawnSync('ldd', [binary], { encoding: 'utf8' })
  if (!stdout.includes('not found')) return
  process.env['FONTCONFIG_PATH'] ??= join(unpacked, 'fonts')
  setupLambdaEnvironment(join(unpacked, 'al2023', 'lib'))
}
