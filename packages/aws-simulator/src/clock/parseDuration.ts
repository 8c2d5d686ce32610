import { z } from 'zod';

const unitMilliseconds: Record<string, number> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const pattern = /^([+-]?)((?:\d+(?:\.\d+)?[smhd])+)$/;

/**
 * Reads a duration such as `90s`, `5h30m` or `-19h20m`, in milliseconds;
 * undefined when the text is none.
 */
export function parseDuration(text: string): number | undefined {
  const match = pattern.exec(text.trim());
  if (!match) {
    return undefined;
  }
  const parts = match[2].match(/\d+(?:\.\d+)?[smhd]/g) ?? [];
  const total = parts.reduce(
    (sum, part) =>
      sum + Number(part.slice(0, -1)) * unitMilliseconds[part.slice(-1)],
    0,
  );
  return match[1] === '-' ? -total : total;
}

/** A duration in a scenario file, read to milliseconds. */
export const durationSchema = z
  .string()
  .refine(text => parseDuration(text) !== undefined, {
    message: 'expected a duration such as 90s, 5h30m, 14d or -19h20m',
  })
  .transform(text => parseDuration(text) ?? 0);

/** A duration that is not negative. */
export const spanSchema = durationSchema.refine(value => value >= 0, {
  message: 'expected a duration that is not negative',
});
