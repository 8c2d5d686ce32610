import {
  HourOfSamples,
  Knowledge,
  mergeHours,
  packHour,
  unpackHour,
} from '../packing';

/** Hours with some knowledge added to what was known of them. */
export function hoursKnown(
  knowledge: Knowledge,
  stored: readonly HourOfSamples[] = [],
): HourOfSamples[] {
  return mergeHours(
    new Map(stored.map(entry => [entry.hour, packHour(entry)])),
    knowledge,
  ).map(({ hour, packed }) => unpackHour(hour, packed));
}
