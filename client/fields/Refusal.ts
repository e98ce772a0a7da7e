/** Why what was typed is not taken; the amount that was there stays in force. */
export type Refusal =
  | { readonly why: 'empty' }
  | { readonly why: 'letters'; readonly letters: string }
  | { readonly why: 'unreadable' }
  | { readonly why: 'outside' }
