import { basename } from 'node:path'
import { readCommand, writeCommand } from '../command/commandLine.ts'
import { manifestShown } from './manifestShown.ts'

/**
 * A manifest as a page may show it to others: where the owner's folders are on the server is none of their business, so the command
 * names the folder of the data alone.
 *
 * @example
 * pageManifestShown({ command: 'kapitera run capitation --data /home/anna/region --period 2026' })
 * // => { command: 'kapitera run capitation --data region --period 2026', quantities: null }
 */
export function pageManifestShown<T extends object & { readonly replaced?: unknown }>(manifest: T): T {
  const shown = manifestShown(manifest)
  if (!('command' in shown) || typeof shown.command !== 'string') return shown
  const words = readCommand(shown.command)
  return {
    ...shown,
    command: writeCommand(words.map((word, place) => (words[place - 1] === '--data' ? basename(word) : word))),
  }
}
