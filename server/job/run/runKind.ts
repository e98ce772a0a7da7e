import { dayOf } from '../../../models/index.ts'
import { writeCommand } from '../../command/commandLine.ts'
import { RunInput } from '../../contract/jobInput.ts'
import { modelByName } from '../../region/modelsByName.ts'
import { RequestTrouble } from '../../region/RequestTrouble.ts'
import type { ServedDataset } from '../../region/ServedDataset.ts'
import type { Objects } from '../../store/Objects.ts'
import type { Kind } from '../Kind.ts'
import { runBeside } from '../runBeside.ts'

/** What computing kinds need of the server. */
export interface ComputingParts {
  /** @throws RequestTrouble where there is no dataset of the name */
  readonly served: (name: string) => ServedDataset
  readonly objects: Objects
}

/** A model or an assignment on a dataset for a period: kept as an object, its content what `kapitera run` writes. */
export function runKind({ served, objects }: ComputingParts): Kind {
  return {
    kind: 'run',
    isSafe: true, // it reads, and keeps its result under the job's own key
    mostFailures: 3,
    read: (given) => {
      const input = RunInput.parse(given)
      served(input.dataset)
      for (const { model } of input.entries) modelByName(model)
      if (input.name === undefined && nameOf(input) === undefined)
        throw new RequestTrouble('An assignment needs a name.', 'Say it in `name`.')
      return { input }
    },
    work: async ({ id, title, by, input: given, signal, tell }) => {
      const input = RunInput.parse(given)
      const { dataset, entries, period, ratesOf, facts, purpose } = input
      const { data } = served(dataset)
      const name = input.name ?? nameOf(input) ?? ''
      const single = nameOf(input)
      const command = writeCommand([
        'kapitera',
        'run',
        ...(single === undefined ? ['--assign', `${name}.yaml`] : [single]),
        '--data',
        data,
        '--period',
        period,
        ...(ratesOf === undefined ? [] : ['--rates-of', ratesOf]),
        ...(purpose === undefined ? [] : ['--kind', purpose]),
        ...(facts.length === 0 ? [] : ['--facts', ...facts]),
      ])
      const today = dayOf(new Date().toISOString().slice(0, 10))
      const order = { kind: 'run', name, entries, data, today, period, ratesOf, facts, purpose, command } as const
      const content = await runBeside(order, { signal, tell })
      const saved = await objects.create(
        { kind: 'run', name: title, description: '', content: String(content) },
        { by, key: `job ${id}` }, // with a space, that no request can send,
      )
      return { result: `/api/objects/${saved.id}` }
    },
  }
}

/** The one model that pays every clinic from the beginning. */
function nameOf({ entries }: Pick<RunInput, 'entries'>): string | undefined {
  const [first, ...more] = entries
  return first && more.length === 0 && first.clinics === 'all' && first.from === undefined ? first.model : undefined
}
