import { describe, expect, it } from 'vitest'
import { listen } from '../../server/listen.ts'

describe('listen', () => {
  it('takes the next port when the first is taken, and says so in its address', async () => {
    const first = await listen(() => undefined, undefined)
    const second = await listen(() => undefined, undefined)
    const port = (address: string) => Number(new URL(address).port)
    expect(port(first.address)).toBeGreaterThanOrEqual(4321)
    expect(port(second.address)).toBeGreaterThan(port(first.address))
    expect(second.address).toMatch(/^http:\/\/127\.0\.0\.1:/)
    first.server.close()
    second.server.close()
  })

  it('refuses in words a port that was asked for and is taken', async () => {
    const { server, address } = await listen(() => undefined, 0)
    const port = Number(new URL(address).port)
    await expect(listen(() => undefined, port)).rejects.toMatchObject({
      message: `Port ${port} is taken by another program, most likely by a Kapitera that runs already: look at ${address}.`,
      hint: 'Stop it, or choose another port by PORT or `kapitera serve --port`. Without either the first free one from 4321 on is taken.',
    })
    server.close()
  })
})
