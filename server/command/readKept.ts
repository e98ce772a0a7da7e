import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import { shorten } from '../dataset/shorten.ts'
import { InputError } from './UsageError.ts'

const KeptManifest = z.looseObject({
  program: z.string(),
  calculation: z.number(),
  models: z.array(z.object({ name: z.string(), hash: z.string() })),
  dataset: z.looseObject({ name: z.string(), hash: z.string() }),
  request: z.string(),
  // What is released does not say it.
  quantities: z.string().nullable(),
  command: z.string(),
})
/** A manifest as a file gives it, from this version of the program or an earlier one. */
export type KeptManifest = z.output<typeof KeptManifest>

const WithManifest = z.looseObject({ manifest: KeptManifest })
const Statement = z.looseObject({ clinic: z.string(), payments: z.array(z.unknown()) })
const Balanced = z.looseObject({ balance: z.looseObject({ model: z.string().optional(), payment: z.string() }) })
const Comparison = z.looseObject({ baseline: WithManifest, alternatives: z.array(WithManifest) })

/** What a file keeps of one run: its manifest, and where it has them the result's bytes. */
export interface Kept {
  readonly manifest: KeptManifest
  /** The object as it was read: a schema would put its keys in another order, and bytes are compared. */
  readonly result?: Readonly<Record<string, unknown>> | undefined
  /** Of a statement that `explain` wrote: for whom. */
  readonly clinic?: string | undefined
  /** Of an alternative that costs what the baseline before it costs: the payment that gave way. */
  readonly balancedBy?: string | undefined
}

/** Reads what `repeat` repeats: a manifest, a run, several runs, a comparison or a statement. */
export function readKept(file: string): readonly Kept[] {
  if (!existsSync(file)) throw new InputError(`There is no file \`${file}\`.`)
  let data: unknown
  try {
    data = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new InputError(`\`${file}\` is no JSON: ${shorten(error instanceof Error ? error.message : '', 100)}.`)
  }
  const kept = runsIn(data).flatMap(keptOf)
  if (kept.length > 0) return kept
  throw new InputError(
    `\`${file}\` is neither a manifest nor a result with one.`,
    'kapitera run … --out FILE.json writes one; so do compare and explain.',
  )
}

/** Of a comparison the baseline first, for the others may have been balanced by it. */
function runsIn(data: unknown): readonly unknown[] {
  if (!Comparison.safeParse(data).success) return [data].flat()
  const { baseline, alternatives } = data as { readonly baseline: unknown; readonly alternatives: readonly unknown[] }
  return [baseline, ...alternatives]
}

function keptOf(one: unknown): readonly Kept[] {
  const result = WithManifest.safeParse(one)
  if (!result.success) {
    const manifest = KeptManifest.safeParse(one)
    return manifest.success ? [{ manifest: manifest.data }] : []
  }
  return [
    {
      manifest: result.data.manifest,
      result: one as Readonly<Record<string, unknown>>,
      clinic: Statement.safeParse(one).data?.clinic,
      balancedBy: givingIn(one),
    },
  ]
}

/** The payment that gave way, with its model where there are several. */
function givingIn(one: unknown): string | undefined {
  const { model, payment } = Balanced.safeParse(one).data?.balance ?? {}
  return model === undefined ? payment : `${model}/${payment}`
}
