#!/usr/bin/env node
// Starts the command on a Node that can run it. This file alone must be readable by any Node from 14 on, so it is
// written plainly: no `??=`, no top-level await, no `node:` prefix.
import { spawn } from 'child_process'
import { existsSync, readdirSync, realpathSync, statSync } from 'fs'
import module, { createRequire } from 'module'
import { dirname, join } from 'path'
import { fileURLToPath, pathToFileURL } from 'url'

const NEEDED = 24
const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))))

/** The bundle that `npm ci` made, or the sources where they are newer than it, as they are in development. */
function program() {
  const bundle = join(root, 'dist', 'kapitera.js')
  const source = join(root, 'server', 'command', 'main.ts')
  if (!existsSync(source)) return bundle
  if (!existsSync(bundle)) return source
  const built = statSync(bundle).mtimeMs
  return isNewer(join(root, 'models'), built) || isNewer(join(root, 'server'), built) ? source : bundle
}

/** Has anything in a folder changed since? */
function isNewer(folder, since) {
  if (!existsSync(folder)) return false
  return readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? isNewer(path, since) : statSync(path).mtimeMs > since
  })
}

/** Node 24 comes with the project where npm offers it: Linux on x64 and arm64, Windows on x64. */
function nodeOfTheProject() {
  const platform = { linux: 'linux', win32: 'win' }[process.platform]
  if (!platform) return undefined
  const name = 'node-' + platform + '-' + process.arch
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(name + '/package.json'))
    const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(binary) ? binary : undefined
  } catch {
    return undefined // that package is optional: not every machine has it
  }
}

function stop(sentence) {
  console.error(sentence)
  process.exit(3)
}

/** In this process, for another one takes as long to start as a small run. What was compiled is kept beside the bundle. */
function runHere(path) {
  if (path.startsWith(join(root, 'dist'))) module.enableCompileCache(join(root, 'dist', 'compiled'))
  import(pathToFileURL(path).href).catch((error) => stop('kapitera could not start: ' + error.stack))
}

function run(node) {
  const child = spawn(node, [found].concat(process.argv.slice(2)), { stdio: 'inherit' })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  signals.forEach((signal) => process.on(signal, () => child.kill(signal)))
  child.on('error', (error) => stop('kapitera could not start ' + node + ': ' + error.message))
  child.on('exit', (code, signal) => {
    if (signal === null) return process.exit(code)
    signals.forEach((name) => process.removeAllListeners(name))
    process.kill(process.pid, signal)
  })
}

const major = Number(process.versions.node.split('.')[0])
const node = major >= NEEDED ? process.execPath : nodeOfTheProject()

const found = program()
if (!existsSync(found)) {
  stop('kapitera is not built: ' + found + ' does not exist.\nRun `npm ci` in ' + root + ' first.')
} else if (!node) {
  stop(
    'kapitera needs Node ' +
      NEEDED +
      ' or later; this is Node ' +
      process.versions.node +
      '.\n' +
      'Install Node ' +
      NEEDED +
      ', or run `npm ci` in ' +
      root +
      ', which brings it on Linux and Windows.',
  )
} else if (major >= NEEDED) {
  runHere(found)
} else {
  run(node)
}
