import { applyChanges } from './applyChanges.ts'
import { canonicalModel } from './canonicalModel.ts'
import { shorten } from './expected.ts'
import type { Model } from './Model.ts'
import type { Raw, RawEntry, RawMap, RawScalar } from './Raw.ts'
import { collect, type Report } from './Report.ts'
import { type Fields, readFields } from './readFields.ts'
import { readDocumentName } from './readHeader.ts'
import { readModelTree } from './readModelTree.ts'
import { readWhole, type Sight, type Whole } from './readWhole.ts'
import { readScalar } from './readWords.ts'

const NEEDS = ['format', 'scenario', 'extends', 'status', 'label', 'changes'] as const
const MAY = ['jurisdiction', 'sources', 'tests', 'note'] as const
type ScenarioKey = (typeof NEEDS)[number] | (typeof MAY)[number]

const MOST_STACKED = 8

interface ScenarioReading {
  readonly sight: Sight
  /** The scenarios that led here. */
  readonly above: readonly string[]
  readonly report: Report
}

/** Reads a scenario: the tree of the model that it extends, with its changes made, read as a model of its own. */
export function readScenario(root: RawMap, { sight, above, report }: ScenarioReading): Whole {
  const named = root.entries.get('scenario')
  const name = readDocumentName(root, 'scenario', report)
  const thing = { kind: 'scenario', name, place: named?.value.place ?? root.place }
  const field = readFields(
    root,
    thing,
    { needs: NEEDS, may: MAY, hint: 'What changes in the model stands under `changes:`.' },
    report,
  )
  const changes = field?.('changes')
  const base = field && readBase(field, { sight, above: [name ?? '', ...above], report })
  if (!field || !base || !changes || name === undefined) return { report }

  const tree = headed(applyChanges(base.tree, changes, report), root, report)
  const found = collect()
  const model = readModelTree(tree, { sight, report: found })
  tellFound(found, root, report)
  return { tree, model: report.hasErrors() ? undefined : { ...model, extends: base.extends }, report }
}

/**
 * Tells what is wrong with the changed model. An error in the model's own file comes of the changes, so it stands at
 * them, with the place in the model beside it.
 */
function tellFound(found: Report, root: RawMap, report: Report): void {
  const { file } = root.place
  const wasWrong = report.hasErrors()
  const changes = root.entries.get('changes')?.key.place ?? root.place
  for (const { code, severity, place, message, hint, also } of found.inOrder(file)) {
    if (wasWrong && severity === 'warning') continue // a change that was not made leaves things unused
    if (place.file === file) report[severity](code, place, message, { hint, also })
    else if (severity === 'error') {
      const here = `With these changes the model does not hold. ${message}`
      report.error(code, changes, here, { hint, also: [place, ...(also ?? [])] })
    }
  }
}

interface Base {
  readonly tree: RawMap
  readonly extends: NonNullable<Model['extends']>
}

/** Reads the model or scenario that this one extends, and holds it against the hash. */
function readBase(field: Fields<ScenarioKey>, { sight, above, report }: ScenarioReading): Base | undefined {
  const raw = field('extends')
  if (raw === undefined) return undefined
  const keys = readFields(raw, { kind: 'base', place: raw.place }, { needs: ['model'], may: ['hash'] }, report)
  const name = readScalar(keys?.('model'), 'the name of a model', report)
  const hash = readScalar(keys?.('hash'), 'a hash, `sha256-` and 64 digits', report)
  if (name === undefined) return undefined
  if (above.includes(name.text) || above.length > MOST_STACKED) return tellCircle(name, above, report)

  const document = sight.base?.(name.text)
  if (!document) {
    return report.error('unknown-document', name.place, `There is no model called \`${shorten(name.text)}\`.`, {
      hint: 'A scenario extends a model of the catalogue, or one that is open beside it.',
    })
  }
  const { tree, model, report: found } = readWhole(document, sight, above)
  if (!tree || !model) return tellBase(name, document.file, found, report)
  if (model.name !== name.text) {
    const message = `What was found under \`${shorten(name.text)}\` calls itself \`${model.name}\`.`
    return report.error('wrong-base', name.place, message, { hint: 'A file has the name of its document.' })
  }
  checkHash(hash, { name, model, sight }, report)
  return { tree, extends: { model: name.text, label: model.label, hash: hash?.text } }
}

function tellCircle(name: RawScalar, above: readonly string[], report: Report): undefined {
  const message = above.includes(name.text)
    ? `\`${above[0]}\` extends \`${name.text}\`, which extends \`${above[0]}\` in turn.`
    : `More than ${MOST_STACKED} scenarios extend each other.`
  return report.error('circular', name.place, message, { hint: 'A row of scenarios begins with a model.' })
}

/** A base that cannot be read: told here, and below it what is wrong there. */
function tellBase(name: RawScalar, file: string, found: Report, report: Report): undefined {
  const message = `The model \`${shorten(name.text)}\` that this scenario extends has errors of its own.`
  report.error('wrong-base', name.place, message, { hint: `Put ${file} right first.` })
  for (const { code, severity, place, message: theirs, hint, also } of found.inOrder(file)) {
    if (severity === 'error') report.error(code, place, theirs, { hint, also })
  }
}

interface Pinned {
  readonly name: RawScalar
  readonly model: Model
  readonly sight: Sight
}

/** A scenario says which text of its model it was made for. */
function checkHash(hash: RawScalar | undefined, { name, model, sight }: Pinned, report: Report): void {
  const now = sight.hashOf?.(canonicalModel(model))
  if (hash === undefined) {
    const message = `The scenario does not say which \`${name.text}\` it was made for.`
    const hint = now === undefined ? 'Add `hash:`.' : `Add \`hash: ${now}\`.`
    report.warning('not-pinned', name.place, message, { hint })
  } else if (now !== undefined && hash.text !== now) {
    const message = `\`${name.text}\` has changed: the scenario was made for ${shortHash(hash.text)}, and it is ${shortHash(now)} now.`
    report.error('wrong-hash', hash.place, message, {
      hint: `See what changed; if the scenario still holds, write \`${now}\`.`,
    })
  }
}

function shortHash(hash: string): string {
  return hash.length > 20 ? `\`${hash.slice(0, 19)}…\`` : `\`${hash}\``
}

/** The whole tree under the scenario's own name, status, label, sources and tests. */
function headed(tree: RawMap, root: RawMap, report: Report): RawMap {
  const entries = new Map(tree.entries)
  const put = (key: string, entry: RawEntry | undefined) => entry && entries.set(key, entry)
  const name = root.entries.get('scenario')
  put('model', name && { key: { ...name.key, text: 'model' }, value: name.value })
  for (const key of ['status', 'label', 'jurisdiction'] as const) put(key, root.entries.get(key))
  for (const key of ['tests', 'note']) entries.delete(key)
  put('tests', root.entries.get('tests'))
  put('note', root.entries.get('note'))
  put('sources', joined(entries.get('sources'), root.entries.get('sources'), report))
  return { ...tree, entries, place: root.place }
}

/** Sources of both. One id cannot mean two, for the figures of the model name it too. */
function joined(base: RawEntry | undefined, own: RawEntry | undefined, report: Report): RawEntry | undefined {
  if (!base || own?.value.type !== 'map' || base.value.type !== 'map') return own ?? base
  for (const [id, { key, value }] of own.value.entries) {
    const other = base.value.entries.get(id)
    if (!other || titleOf(other.value) === titleOf(value)) continue
    report.error('name-taken', key.place, `\`${id}\` is the name of a source of the model already.`, {
      also: [other.key.place],
      hint: 'Give this source another name.',
    })
  }
  return { key: own.key, value: { ...own.value, entries: new Map([...base.value.entries, ...own.value.entries]) } }
}

function titleOf(raw: Raw): string | undefined {
  const title = raw.type === 'map' ? raw.entries.get('title')?.value : undefined
  return title?.type === 'scalar' ? title.text : undefined
}
