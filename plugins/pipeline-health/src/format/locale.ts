let locale = 'en';

/** The locale in which all formats write: that of the app's language. */
export function currentLocale(): string {
  return locale;
}

/**
 * From now on all formats write in this language of the app, in the way of the
 * reader's own country where their browser names one that speaks it.
 */
export function writeIn(language: string): void {
  locale = localeOf(language, navigator.languages);
}

/** `en` where the browser asks for `en-GB` is `en-GB`. */
export function localeOf(
  language: string,
  preferred: readonly string[],
): string {
  return (
    preferred.find(each => new Intl.Locale(each).language === language) ??
    language
  );
}

/** A format of Intl in the locale of now: made once for each, which takes far longer than using it. */
export function inLocale<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const format = made.get(locale) ?? make(locale);
    made.set(locale, format);
    return format;
  };
}
