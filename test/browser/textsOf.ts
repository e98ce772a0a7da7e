import type { Locator } from 'playwright-core'

/** What stands in all places that a locator finds, once the first of them is there. */
export async function textsOf(places: Locator): Promise<readonly string[]> {
  await places.first().waitFor()
  return places.allTextContents()
}
