import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What axe finds against every rule it has, a line each with the places. The page has no frames: axe runs in it alone (what
 * its builder calls legacy), and describes what is wrong and not the hundreds of places that are right, which is most of the time.
 */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}
