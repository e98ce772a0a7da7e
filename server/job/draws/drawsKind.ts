import { dayOf } from '../../../models/index.ts'
import { writeCommand } from '../../command/commandLine.ts'
import { DrawsInput } from '../../contract/jobInput.ts'
import { modelByName } from '../../region/modelsByName.ts'
import type { Kind } from '../Kind.ts'
import type { ComputingParts } from '../run/runKind.ts'
import { runBeside } from '../runBeside.ts'

/** A model priced many times with drawn rates: a file of JSON, the same for the same seed. */
export function drawsKind({ served }: Pick<ComputingParts, 'served'>): Kind {
  return {
    kind: 'draws',
    isSafe: true,
    mostFailures: 3,
    read: (given) => {
      const input = DrawsInput.parse(given)
      served(input.dataset)
      modelByName(input.model)
      return { input }
    },
    work: async ({ id, input: given, signal, tell }) => {
      const { dataset, ...input } = DrawsInput.parse(given)
      const { data } = served(dataset)
      const { model, period, ratesOf } = input
      const command = writeCommand([
        'kapitera',
        'run',
        model,
        '--data',
        data,
        '--period',
        period,
        ...(ratesOf === undefined ? [] : ['--rates-of', ratesOf]),
      ])
      const today = dayOf(new Date().toISOString().slice(0, 10))
      const content = await runBeside({ kind: 'draws', ...input, data, today, command }, { signal, tell })
      const bytes = Buffer.from(String(content))
      return {
        result: `/api/jobs/${id}/file`,
        file: { name: `draws-${model}-${period}.json`, type: 'application/json', bytes },
      }
    },
  }
}
