/** How numbers and days are written in the language of a rule book. Who shows the rule book hands it in. */
export interface Numbers {
  /** With as many decimals as the number has, and no fewer than `least`. */
  readonly number: (value: number, least?: number) => string
  readonly money: (value: number, currency: string) => string
  readonly percent: (value: number) => string
  /** `1 januari 2016` */
  readonly date: (date: string) => string
}
