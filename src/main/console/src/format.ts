/** Numbers and dates in the locale of the browser; words and plurals in the language of the texts, which is English. */
const locales = typeof navigator === 'undefined' ? undefined : [...navigator.languages];
const numbers = new Intl.NumberFormat(locales);
const percentages = new Intl.NumberFormat(locales, { style: 'percent', maximumFractionDigits: 1 });
const moments = new Intl.DateTimeFormat(locales, { dateStyle: 'medium', timeStyle: 'medium' });
const lists = new Intl.ListFormat('en', { type: 'conjunction' });
const plurals = new Intl.PluralRules('en');

export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** @param share from 0 to 1 */
export function formatPercentage(share: number): string {
  return percentages.format(share);
}

/** @param iso a date and time with an offset */
export function formatMoment(iso: string): string {
  return moments.format(new Date(iso));
}

export function formatList(entries: readonly string[]): string {
  return lists.format(entries);
}

/** A number with the noun that it counts: `1 user`, `2 users`. */
export function counted(value: number, one: string, other: string): string {
  return `${formatNumber(value)} ${plurals.select(value) === 'one' ? one : other}`;
}
