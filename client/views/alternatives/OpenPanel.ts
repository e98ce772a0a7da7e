/** What is open below the cards: the models to choose from for a place, or the rates of the alternative that is shown. */
export type OpenPanel = { readonly panel: 'models'; readonly place: number } | { readonly panel: 'rates' } | null
