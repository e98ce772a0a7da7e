import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import { type Language, writeHtml, writeMarkdown, writeRuleBook } from '../../models/index.ts'
import { numbersIn } from '../rules/numbersIn.ts'
import { readModels } from './readModels.ts'
import type { Subcommand } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

const LANGUAGES: readonly Language[] = ['sv', 'en']
const WRITERS = { '.html': writeHtml, '.md': writeMarkdown } as const

/** `kapitera rules`: a model as a rule book for the people who are paid by it. */
export const rules: Subcommand = {
  name: 'rules',
  usage: 'MODEL [--language sv|en] [--out FILE]',
  summary: 'Writes a model as a rule book that a clinic can read: every rate, table and formula in words.',
  flags: {
    language: { value: 'sv|en', help: 'the language of the rule book, sv unless said' },
    out: { value: 'FILE', help: 'a file instead of Markdown here; .html with mathematics, or .md' },
  },
  examples: ['kapitera rules vastra_gotaland --language en', 'kapitera rules gavleborg --out gavleborg.html'],
  run: async ({ words, text, world }) => {
    const [name, another] = words
    if (name === undefined || another !== undefined)
      throw new UsageError('Name one model, a file or a name of the catalogue. See kapitera rules --help.')
    const language = languageIn(text('language') ?? 'sv')
    const out = text('out')
    const writer = out === undefined ? writeMarkdown : writerOf(out)
    const [model] = readModels([name], world) ?? []
    if (!model) return 1
    const written = writer(writeRuleBook(model, language, numbersIn(language)))
    if (out === undefined) world.out(written)
    else writeWhole(written, out)
    return 0
  },
}

function languageIn(text: string): Language {
  const language = LANGUAGES.find((one) => one === text)
  if (language) return language
  throw new UsageError(`\`${text}\` is no language of a rule book. Write --language sv or --language en.`)
}

/** Refuses a file that cannot be written before anything is read. */
function writerOf(out: string): (typeof WRITERS)[keyof typeof WRITERS] {
  const ending = extname(out).toLowerCase()
  const folder = dirname(out)
  if (ending !== '.html' && ending !== '.md')
    throw new UsageError(`\`${out}\` has an ending that is not known. Write .html or .md.`)
  if (!existsSync(folder)) throw new UsageError(`The folder \`${folder}\` of --out does not exist.`)
  if (existsSync(out) && statSync(out).isDirectory()) throw new UsageError(`\`${out}\` is a folder.`)
  return WRITERS[ending]
}

/** Whole or not at all. */
function writeWhole(text: string, out: string): void {
  const part = `${out}.part-${process.pid}`
  try {
    writeFileSync(part, text)
    renameSync(part, out)
  } finally {
    rmSync(part, { force: true })
  }
}
