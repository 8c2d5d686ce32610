/** English is written in the units of the project, which are shorter than those of Intl. */
export function isEnglish(locale: string): boolean {
  return /^en\b/.test(locale);
}

/** Whether units stand right behind their number: `1.5MiB`. */
export function closesUp(locale: string): boolean {
  return /^(ja|ko|zh)\b/.test(locale);
}
