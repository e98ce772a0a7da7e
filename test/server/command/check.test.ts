import { describe, expect, it } from 'vitest'
import { runCommand } from './runCommand.ts'

describe('kapitera check --cells-stay', () => {
  it('says of a model whether a database can pay it whose cells may not leave, and why not', async () => {
    const { out } = await runCommand('check', 'chronic_care_pilot', 'cms_hcc_v24', '--cells-stay')
    expect(out).toContain('its rates go into the statements')
    expect(out).toContain('it cannot be paid: `capitation_payment` rounds each row.')
  })

  it('is not said to who did not ask', async () => {
    expect((await runCommand('check', 'cms_hcc_v24')).out).not.toContain('may not leave')
  })
})
