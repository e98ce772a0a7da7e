import { lowerLabel } from './lowerLabel.ts'
import type { Text } from './Text.ts'
import type { Writing } from './Writing.ts'

/**
 * A limit by the label that its indicator gives it, or by a name that documents often use; else its own name without
 * underscores. A formula reads the limit of every indicator that it is asked for: the first label stands for all.
 */
export function limitName(name: string, { words, model, language }: Writing, of = model.indicators): Text {
  const label = of.flatMap(({ limitLabels }) => limitLabels?.[name] ?? [])[0]
  if (label) return [lowerLabel(label[language])]
  return [words.limits[name] ?? words.unlabelled(name.replaceAll('_', ' '))]
}
