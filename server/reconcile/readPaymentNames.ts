import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'
import type { PaymentNames } from '../../models/index.ts'
import { InputError } from '../command/UsageError.ts'
import { nearestWord } from '../dataset/nearestWord.ts'
import { readYaml } from '../dataset/readYaml.ts'

const Names = z.union([
  z
    .string()
    .min(1)
    .transform((one) => [one]),
  z.array(z.string().min(1)),
])

/** A file that says what the payer's names of payments mean. */
const PaymentNamesFile = z.strictObject({
  format: z.literal('1'),
  /** Of each name of the payer, the payment or payments of the model; an empty list: none. */
  payments: z.record(z.string().min(1), Names),
})

/**
 * Reads what the payer's names of payments mean in the words of a model.
 *
 * @throws InputError where the file is not as it should be, or names a payment that the model does not have
 */
export function readPaymentNames(file: string, payments: readonly string[]): PaymentNames {
  if (!existsSync(file)) throw new InputError(`There is no file \`${file}\`.`)
  const read = readYaml(readFileSync(file, 'utf8'), PaymentNamesFile)
  if ('problems' in read) {
    const [first] = read.problems
    throw new InputError(`\`${file}\`, line ${first?.line ?? 1}: ${first?.message ?? ''}`, HINT)
  }
  for (const [name, meant] of Object.entries(read.data.payments))
    for (const payment of meant) {
      if (payments.includes(payment)) continue
      const near = nearestWord(payment, payments)
      throw new InputError(
        `\`${file}\`: \`${name}\` means \`${payment}\`, which the model does not pay.`,
        near === undefined ? `It pays ${payments.join(', ')}.` : `Did you mean \`${near}\`?`,
      )
    }
  return read.data.payments
}

const HINT = 'Write `format: 1`, and below `payments:` a line for each name of the payer: `Besök: visit_payment`.'
