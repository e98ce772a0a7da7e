import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const project = join(import.meta.dirname, '..')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kapitera-'))
  cpSync(join(project, 'bin'), join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
})

afterEach(() => rmSync(folder, { recursive: true }))

describe('the launcher', () => {
  it('hands over the words and the exit code', () => {
    write('dist/kapitera.js', 'console.log(process.argv.slice(2).join("|")); process.exitCode = 2')
    expect(launch('run', 'two words')).toEqual({ status: 2, stdout: 'run|two words\n', stderr: '' })
  })

  it('runs the sources where they are newer than the bundle', () => {
    const [earlier, later] = [new Date('2026-01-01'), new Date('2026-01-02')]
    write('dist/kapitera.js', 'console.log("bundle")')
    write('server/command/main.ts', 'const word: string = "source"; console.log(word)')
    utimesSync(join(folder, 'dist/kapitera.js'), earlier, earlier)
    utimesSync(join(folder, 'server/command/main.ts'), later, later)
    expect(launch().stdout).toBe('source\n')
    utimesSync(join(folder, 'server/command/main.ts'), earlier, earlier)
    expect(launch().stdout).toBe('bundle\n')
  })

  it('says what to do when nothing is built', () => {
    const { status, stderr } = launch()
    expect(status).toBe(3)
    expect(stderr).toContain('Run `npm ci`')
  })

  it('finds the Node that came with the project when it runs on an older one', () => {
    write('dist/kapitera.js', 'console.log(process.versions.node.split(".")[0])')
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction')
    expect(launchOnNode20().stdout).toBe('24\n')
  })

  it('says what to do when it runs on an older Node and none came with the project', () => {
    write('dist/kapitera.js', '')
    const { status, stderr } = launchOnNode20()
    expect(status).toBe(3)
    expect(stderr).toContain('kapitera needs Node 24 or later; this is Node 20.1.0.')
    expect(stderr).toContain('Install Node 24, or run `npm ci`')
  })
})

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

function launch(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin', 'kapitera.js'), ...words], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** This Node, made to say that it is an older one before the launcher looks. */
function launchOnNode20() {
  write('pretend.cjs', `Object.defineProperty(process.versions, 'node', { value: '20.1.0' })`)
  const words = ['--require', join(folder, 'pretend.cjs'), join(folder, 'bin', 'kapitera.js')]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  return { status, stdout, stderr }
}
