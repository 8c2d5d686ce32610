/** The languages in which owners can be told. */
export const TELLING_LANGUAGES = ['en', 'ko'] as const;

export type TellingLanguage = (typeof TELLING_LANGUAGES)[number];

/** How owners are told outside of the portal. */
export interface TellingSettings {
  language: TellingLanguage;
  /** IANA; of the times in sentences. */
  timezone: string;
}
