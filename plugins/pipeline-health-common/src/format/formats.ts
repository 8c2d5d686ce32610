/** Formats of Intl take far longer to make than to use: each is made once. */
function madeOnce<TOptions, TFormat>(
  make: (locale: string, options: TOptions) => TFormat,
): (locale: string, options: TOptions) => TFormat {
  const made = new Map<string, TFormat>();
  return (locale, options) => {
    const key = JSON.stringify([locale, options]);
    const known = made.get(key) ?? make(locale, options);
    made.set(key, known);
    return known;
  };
}

export const numberFormat = madeOnce(
  (locale, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options),
);

export const dateTimeFormat = madeOnce(
  (locale, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, options),
);

export const listFormat = madeOnce(
  (locale, options: Intl.ListFormatOptions) =>
    new Intl.ListFormat(locale, options),
);

export const pluralRules = madeOnce(
  (locale, options: Intl.PluralRulesOptions) =>
    new Intl.PluralRules(locale, options),
);
