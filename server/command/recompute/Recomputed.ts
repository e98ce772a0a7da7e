/** A published figure beside what a document of the catalogue makes of the same data. */
export interface Compared {
  /** Of the clinic, the organisation, the profile. */
  readonly id: string
  readonly computed: number
  readonly published: number
  /** How far apart the two may be: the rounding of what was printed. */
  readonly tolerance: number
  /** Why they differ, where they do: a class, and what shows it. */
  readonly cause?: string | undefined
}

/** One published payment, computed again for everyone whose data was published. */
export interface Recomputed {
  readonly title: string
  /** The document of the catalogue, and the file of the data. */
  readonly document: string
  readonly data: string
  readonly unit: string
  /** With how many decimals the figures are shown. */
  readonly decimals: number
  /** Within what two figures are called the same, in words. */
  readonly within: string
  /** What a right program reaches, by what others found. */
  readonly reachable: string
  readonly note?: string | undefined
  readonly compared: readonly Compared[]
}

/** Whether the published figure is reproduced. */
export function isReproduced({ computed, published, tolerance }: Compared): boolean {
  return Math.abs(computed - published) <= tolerance * (1 + 1e-9)
}

/**
 * How many of the figures are reproduced.
 *
 * @example
 * rateOf([{ id: 'a', computed: 1, published: 1.2, tolerance: 0.3 }]) // => { reproduced: 1, of: 1, share: 1 }
 */
export function rateOf(compared: readonly Compared[]): {
  readonly reproduced: number
  readonly of: number
  readonly share: number
} {
  const reproduced = compared.filter(isReproduced).length
  return { reproduced, of: compared.length, share: compared.length === 0 ? 0 : reproduced / compared.length }
}
