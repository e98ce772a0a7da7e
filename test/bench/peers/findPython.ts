import { spawnSync } from 'node:child_process'

/** A Python, and which of the peers' packages it has. */
export interface Python {
  readonly path: string
  readonly version: string
  readonly numpy: string | undefined
  readonly openfisca: string | undefined
}

/** The Python of `KAPITERA_PYTHON`, or `python3`; nothing where there is none. */
export function findPython(path: string = process.env['KAPITERA_PYTHON'] ?? 'python3'): Python | undefined {
  const version = ask(path, 'import sys; print(sys.version.split()[0])')
  if (version === undefined) return undefined
  return {
    path,
    version,
    numpy: ask(path, 'import numpy; print(numpy.__version__)'),
    openfisca: ask(path, 'import importlib.metadata as m, openfisca_core; print(m.version("openfisca-core"))'),
  }
}

function ask(path: string, code: string): string | undefined {
  const { status, stdout } = spawnSync(path, ['-c', code], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : undefined
}
