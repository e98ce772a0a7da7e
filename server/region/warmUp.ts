import type { Region } from './createRegion.ts'

/** Counts what the first view will ask for, before it asks: a reader then waits for nothing but the page. */
export async function warmUp(region: Region): Promise<void> {
  const [first] = region.datasets()
  const period = first?.years[0]
  if (!first || period === undefined) return
  await region.region({ dataset: first.name, period })
  const models = new Set(
    first.suggested.flatMap(
      (name) => first.assignments.find((one) => one.name === name)?.entries.map(({ model }) => model) ?? [name],
    ),
  )
  for (const model of models) await region.pricing({ dataset: first.name, period, model })
  region.models({ dataset: first.name, period })
}
